"""What Slack's own client says around an app's words: in the reader's language, as Slack does.

What stands beside the sandbox's own controls (its clock, its people) is the sandbox's and stays English.
"""

from __future__ import annotations

from typing import Final

from sandbox.page.text.reader import Reader

FRENCH: Final = {
    "Home": "Accueil",
    "Messages": "Messages",
    "About": "À propos",
    "(optional)": "(facultatif)",
    "Please complete this required field.": "Veuillez remplir ce champ obligatoire.",
    "Select an option": "Sélectionner une option",
    "Select a person": "Sélectionner une personne",
    "Select a conversation": "Sélectionner une conversation",
    "Select a channel": "Sélectionner un canal",
    "Write something": "Écrire quelque chose",
    "No results": "Aucun résultat",
    "Looking…": "Recherche…",
    "Close": "Fermer",
    "Cancel": "Annuler",
    "Back": "Retour",
    "Yes": "Oui",
    "See more": "Afficher plus",
    "Message {name}": "Envoyer un message à {name}",
    "Reply…": "Répondre…",
}


def chrome(words: str, reader: Reader) -> str:
    """These words in the reader's language; in English where nobody has said them otherwise."""
    return FRENCH.get(words, words) if reader.language.partition("_")[0] == "fr" else words
