"""The few controls a browser has no tag for, each a small Vue component with its Python side."""

from sandbox.page.components.combobox import Combobox
from sandbox.page.components.composer import Composer
from sandbox.page.components.dialog import Dialog
from sandbox.page.components.file_field import FileField
from sandbox.page.components.menu import Menu
from sandbox.page.components.text_field import TextField

__all__ = ["Combobox", "Composer", "Dialog", "FileField", "Menu", "TextField"]
