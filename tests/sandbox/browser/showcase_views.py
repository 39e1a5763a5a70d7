"""What the showcase app shows: a meeting's form and card, every input, every block."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]


def words(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> JSON:
    return {"type": "mrkdwn", "text": text}


def option(text: str, description: str = "") -> JSON:
    made: JSON = {"text": words(text), "value": text.lower().replace(" ", "_")}
    return made | ({"description": words(description)} if description else {})


def button(text: str, action_id: str, **more: Any) -> JSON:
    return {"type": "button", "text": words(text), "action_id": action_id, "value": action_id, **more}


def section(text: str, **more: Any) -> JSON:
    return {"type": "section", "text": mrkdwn(text), **more}


def entry(name: str, label: str, kind: str, *, optional: bool = True, hint: str = "", **element: Any) -> JSON:
    made: JSON = {
        "type": "input",
        "block_id": name,
        "label": words(label),
        "optional": optional,
        "element": {"type": kind, "action_id": f"{name}_input", **element},
    }
    return made | ({"hint": words(hint)} if hint else {})


def modal(title: str, callback_id: str, blocks: list[JSON], submit: str = "Send") -> JSON:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": words(title),
        "submit": words(submit),
        "close": words("Cancel"),
        "blocks": blocks,
    }


LENGTHS = [option("30 minutes"), option("60 minutes"), option("90 minutes")]


def meeting_form(about: str = "") -> JSON:
    agenda = {"initial_value": about} if about else {}
    return modal(
        "Propose a meeting",
        "meeting",
        [
            section("Times are in *your* time zone. Your partner sees them in theirs."),
            entry("day", "Date", "datepicker", optional=False),
            entry("time", "Time", "timepicker", optional=False, initial_time="15:00"),
            entry("length", "Length", "static_select", options=LENGTHS, initial_option=LENGTHS[1]),
            entry("place", "Place or link", "plain_text_input", hint="A room, or a video link"),
            entry("agenda", "Agenda", "plain_text_input", optional=False, multiline=True, max_length=300, **agenda),
        ],
    )


def meeting_card(epoch: int, agenda: str) -> list[JSON]:
    when = f"<!date^{epoch}^{{date_long_pretty}} at {{time}}|then>"
    return [
        section(f":calendar: *A meeting is proposed*\n{when}, for 60 minutes"),
        {"type": "section", "fields": [mrkdwn("*Place*\nRoom 4"), mrkdwn(f"*Agenda*\n{agenda}")]},
        {
            "type": "actions",
            "block_id": "answer",
            "elements": [
                button("Accept", "accept", style="primary", value=agenda),
                button("Offer another time", "offer"),
                button(
                    "Decline",
                    "decline",
                    style="danger",
                    confirm={
                        "title": words("Decline this meeting?"),
                        "text": mrkdwn("Your mentee is told, *kindly*."),
                        "confirm": words("Decline"),
                        "deny": words("Keep it"),
                        "style": "danger",
                    },
                ),
            ],
        },
        {"type": "context", "elements": [mrkdwn("Times are in your own zone · `/meet help`")]},
    ]


def every_input() -> JSON:
    days = [option("Monday", "a fresh start"), option("Tuesday"), option("Wednesday")]
    groups = [
        {"label": words("Fruit"), "options": [option("Apple"), option("Pear")]},
        {"label": words("Trees"), "options": [option("Oak"), option("Élan")]},
    ]
    return modal(
        "Every input",
        "inputs",
        [
            entry("text", "Text", "plain_text_input", optional=False, placeholder=words("A few words")),
            entry("number", "Number", "number_input", is_decimal_allowed=False, min_value="1", max_value="9"),
            entry("mail", "E-mail", "email_text_input"),
            entry("url", "Link", "url_text_input"),
            entry("date", "Date", "datepicker"),
            entry("time", "Time", "timepicker"),
            entry("instant", "Date and time", "datetimepicker"),
            entry("static", "Static", "static_select", option_groups=groups),
            entry("several", "Several", "multi_static_select", options=days),
            entry("person", "Person", "users_select"),
            entry("channel", "Channel", "channels_select"),
            entry("place", "Conversation", "conversations_select"),
            entry("bird", "Bird", "external_select", min_query_length=1, hint="Try m"),
            entry("radio", "One day", "radio_buttons", options=days),
            entry("boxes", "Some days", "checkboxes", options=days),
            entry("file", "File", "file_input", max_files=2),
            {
                "type": "actions",
                "block_id": "more",
                "elements": [button("Add a note", "grow"), button("Another form on top", "push")],
            },
        ],
    )


def page(number: int) -> JSON:
    """A page of a form that is longer than a screen."""
    questions = [entry(f"p{number}q{n}", f"Question {number}.{n}", "plain_text_input") for n in range(1, 13)]
    return modal("A survey", f"page {number}", [section(f"Page {number} of 2"), *questions], "Next")


def every_block(user: str) -> list[JSON]:
    rich = [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Rich text with "},
                {"type": "text", "text": "bold", "style": {"bold": True}},
                {"type": "text", "text": ", "},
                {"type": "text", "text": "code", "style": {"code": True}},
                {"type": "text", "text": " and "},
                {"type": "user", "user_id": user},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]},
            ],
        },
    ]
    cells = [["Pair", "Meetings"], ["Maya and Claire", "4"], ["Ana and Sofia", "2"]]
    return [
        {"type": "header", "text": words("Every block :sparkles:")},
        section(
            "*Bold*, _italics_, ~gone~, `code`, <https://example.org|a link>, :tada:\n> quoted\n```\nblock of code\n```"
        ),
        section(
            "With an accessory",
            block_id="acc",
            accessory={
                "type": "overflow",
                "action_id": "flow",
                "options": [option("Move it"), option("Cancel it")],
            },
        ),
        section(
            "A choice",
            block_id="choice",
            accessory={
                "type": "static_select",
                "action_id": "pick",
                "placeholder": words("Choose a length"),
                "options": LENGTHS,
            },
        ),
        {"type": "divider"},
        {"type": "rich_text", "elements": rich},
        {"type": "image", "image_url": "https://example.org/x.png", "alt_text": "A picture on another host"},
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in cells],
            "column_settings": [None, {"align": "right"}],
        },
        {"type": "context", "elements": [mrkdwn("Small print with a :wave:")]},
    ]


def home(epoch: int, lines: list[str]) -> JSON:
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": words("Your mentorship")},
            section(
                f"*Next step*\nPropose your first meeting. It is <!date^{epoch}^{{date_long}}|now>.",
                accessory=button("Propose a meeting", "open_form", style="primary"),
            ),
            {"type": "divider"},
            {"type": "header", "text": words("Upcoming")},
            *[section(line) for line in lines or ["_Nothing yet._"]],
            {"type": "context", "elements": [mrkdwn("Only you and your mentor see this page.")]},
        ],
    }
