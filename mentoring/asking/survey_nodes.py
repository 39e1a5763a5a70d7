"""A file of ours in YAML, read as nodes that know their lines: whatever is not as it must be is refused by these."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NoReturn

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

LANGUAGE = re.compile(r"[a-z]{2}")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one, where PyYAML was built with it."""


class Wrong(ValueError):
    """A file that can't be used. Says its name, the line, and why."""


class NodeFile:
    """One file. Each reader takes a node, and gives what it holds, or refuses it."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        try:
            root = yaml.compose(source, LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise Wrong(f"{name}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', error)}") from None
        if root is None:
            raise Wrong(f"{name}:1: there is nothing in it")
        self.root = root

    def refuse(self, node: Node, why: str) -> NoReturn:
        """It can't be used, because of what stands there."""
        raise Wrong(f"{self.name}:{node.start_mark.line + 1}: {why}")

    def mapping(self, node: Node) -> dict[str, Node]:
        """What stands there by key; no key twice."""
        if not isinstance(node, MappingNode) or not node.value:
            self.refuse(node, "here must stand names, and what belongs to each")
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = self.word(key)
            if name in found:
                self.refuse(key, f"{name} stands there twice")
            found[name] = value
        return found

    def fields(self, node: Node, wanted: AbstractSet[str], allowed: AbstractSet[str] = frozenset()) -> dict[str, Node]:
        """The same of keys that are known: all that are wanted, and none besides them and those allowed."""
        found = self.mapping(node)
        for name in sorted(wanted - set(found)):
            self.refuse(node, f"{name} is missing")
        for name in sorted(set(found) - wanted - allowed):
            self.refuse(found[name], f"{name} has no place here")
        return found

    def items(self, node: Node) -> Sequence[Node]:
        """What is listed there."""
        if not isinstance(node, SequenceNode) or not node.value:
            self.refuse(node, "here must stand a list")
        return list(node.value)

    def word(self, node: Node) -> str:
        """What is written there."""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.refuse(node, "here must stand a word or a sentence")
        return str(node.value)

    def texts(self, found: Mapping[str, Node], node: Node, languages: Sequence[str], at_most: int) -> dict[str, str]:
        """A text by language: in each of these at least, and of no more characters than there is room for."""
        for language in languages:
            if language not in found:
                self.refuse(node, f"the language {language} is missing")
        for language, held in found.items():
            if not LANGUAGE.fullmatch(language):
                self.refuse(held, f"{language} is no language")
            if len(self.word(held)) > at_most:
                self.refuse(held, f"longer than the {at_most} characters that Slack has room for")
        return {language: self.word(held) for language, held in found.items()}
