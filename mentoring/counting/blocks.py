"""Blocks are closed (SPEC N3): people are counted together as soon as there are enough of them, once and for good.

Whether a block closes depends on how many there are, never on what they answered; what is told of it, on the gate.
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID, uuid4

from mentoring.counting.figures import Family
from mentoring.counting.gate import Gate
from storage import blocks, figures
from storage.blocks import BlockRow, PoolRow
from storage.releases import HostRow
from storage.work import Work

Closing = tuple[Family, BlockRow]


def close_own(work: Work, host: HostRow, families: Collection[Family], week: date) -> None:
    """The blocks that a company can close this week. The caller holds the company."""
    gate, of = Gate.of(host.threshold), [host.company_id]
    names = [family.name for family in families]
    closed, pooled = blocks.own(work.session, names, of), blocks.pooled(work.session, names)
    closing: list[Closing] = []
    for family in families:
        waiting = _total(blocks.waiting(work.session, family.name, family.source.members(), of))
        if waiting < gate.block:
            continue
        asked = None
        if family.source.asked is not None:
            asked = _total(blocks.counted(work.session, family.source.asked, of))
            asked -= gate.most_pooled if (family.name, host.company_id) in pooled else 0
        if size := gate.closes(waiting, asked, closed.get((family.name, host.company_id), 0)):
            closing.append((family, BlockRow(week=week, size=size, company_id=host.company_id)))
    _close(work, closing, gate, of)


def pool(work: Work, hosts: Iterable[HostRow], families: Collection[Family], week: date) -> None:
    """Count those together whose companies have waited long enough and closed no block: each company once a family.

    It is done on fixed days, whoever has answered. The caller holds all the companies.
    """
    every = {host.company_id: host for host in hosts}
    names = [family.name for family in families]
    closed, pooled = blocks.own(work.session, names, every), blocks.pooled(work.session, names)
    for family in families:
        late = [
            host
            for host in every.values()
            if family.is_late(week, host.starts_on, host.ends_on)
            and not {(family.name, host.company_id)} & (pooled | closed.keys())
        ]
        if late:
            _pool(work, family, late, week)


def _pool(work: Work, family: Family, late: list[HostRow], week: date) -> None:
    gate, of = Gate.of(max(host.threshold for host in late)), [host.company_id for host in late]
    work.session.add_all(PoolRow(company_id=company_id, family=family.name, week=week) for company_id in of)
    work.session.flush()
    waiting = _total(blocks.waiting(work.session, family.name, family.source.members(), of))
    room = None
    if family.source.asked is not None:
        asked = blocks.counted(work.session, family.source.asked, of)
        room = sum(Gate.of(host.threshold).room(asked.get(host.company_id, 0)) for host in late)
    if size := gate.closes(waiting, room):
        _close(work, [(family, BlockRow(week=week, size=size))], gate, of)


def _close(work: Work, closing: Collection[Closing], gate: Gate, of: Collection[UUID]) -> None:
    """Close these blocks, each of a family, and write down what the gate lets be told of them."""
    for family, block in closing:
        block.id, block.family = uuid4(), family.name
        blocks.close(work.session, block, family.source.members(), of)
    if closing:
        blocks.settle(work.session)
    for family, block in closing:
        cells = family.count(figures.tally(work.session, family.source, block))
        told = {cell: n for cell, n in cells.items() if gate.tells(n, block.size)}
        blocks.tell(work.session, block.id, family.figure, told)


def _total(by_company: dict[UUID, int]) -> int:
    return sum(by_company.values())
