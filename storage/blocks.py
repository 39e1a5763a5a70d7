"""Blocks of people counted together (SPEC N3): who is in which, once and for good, and what is told of each.

What is not told of a block is not written down.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Select,
    String,
    UniqueConstraint,
    Uuid,
    exists,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.tenancy import Tenanted

FAMILY_AT_MOST, FIGURE_AT_MOST, CELL_AT_MOST = 50, 50, 81

Members = Select[UUID, UUID]
"""Of two columns: who could be counted, under whatever id she is, and whose tenant she is."""


class BlockRow(Identified, Base):
    """Some people, of one company or of several, who are counted together in one family of figures."""

    __tablename__ = "blocks"
    family: Mapped[str] = mapped_column(String(FAMILY_AT_MOST), index=True)
    week: Mapped[date]
    size: Mapped[int]
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id"), index=True)
    """None: they are of several companies, and the coordinator alone is told."""


class BlockMemberRow(Tenanted, Base):
    """That somebody is in a block. Where only those who answer are counted, under her respondent's id; where everybody
    is, under her own: there it says no more than the roster."""

    __tablename__ = "block_members"
    family: Mapped[str] = mapped_column(String(FAMILY_AT_MOST), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    block_id: Mapped[UUID] = mapped_column()
    company_id: Mapped[UUID] = mapped_column()
    """Neither this nor the block is a foreign key or has an index: rows are written by the hundred thousand, together
    with their block, in the order of the one index there is."""


class BlockCellRow(Base):
    """What is told of a block: so many of it are in this cell."""

    __tablename__ = "block_cells"
    block_id: Mapped[UUID] = mapped_column(ForeignKey("blocks.id"), primary_key=True)
    figure: Mapped[str] = mapped_column(String(FIGURE_AT_MOST), primary_key=True)
    cell: Mapped[str] = mapped_column(String(CELL_AT_MOST), primary_key=True)
    n: Mapped[int]


class PoolRow(Identified, Tenanted, Base):
    """That a company was counted together with others in one family, whether a block came of it or not: once only."""

    __tablename__ = "pools"
    __table_args__ = (UniqueConstraint("family", "company_id"),)
    family: Mapped[str] = mapped_column(String(FAMILY_AT_MOST))
    week: Mapped[date]


def waiting(session: Session, family: str, members: Members, of: Collection[UUID]) -> dict[UUID, int]:
    """How many of each of these companies are in no block of this family."""
    left = _left(family, members, of).subquery()
    query = select(left.c.company_id, func.count()).group_by(left.c.company_id)
    return dict(session.execute(query).all())


def counted(session: Session, members: Members, of: Collection[UUID]) -> dict[UUID, int]:
    """How many there are of each of these companies."""
    every = members.subquery()
    query = select(every.c.company_id, func.count()).where(every.c.company_id.in_(of)).group_by(every.c.company_id)
    return dict(session.execute(query).all())


def own(session: Session, families: Iterable[str], of: Collection[UUID]) -> dict[tuple[str, UUID], int]:
    """How many are in these companies' own blocks, by family and company."""
    query = select(BlockRow.family, BlockRow.company_id, func.sum(BlockRow.size))
    wanted = (BlockRow.family.in_(list(families)), BlockRow.company_id.in_(of))
    rows = session.execute(query.where(*wanted).group_by(BlockRow.family, BlockRow.company_id))
    return {(family, company_id): int(size) for family, company_id, size in rows if company_id}


def pooled(session: Session, families: Iterable[str]) -> set[tuple[str, UUID]]:
    """Which companies were counted together with others, in which of these families."""
    query = select(PoolRow.family, PoolRow.company_id).where(PoolRow.family.in_(list(families)))
    return {(family, company_id) for family, company_id in session.execute(query)}


def close(session: Session, row: BlockRow, members: Members, of: Collection[UUID]) -> None:
    """Put the first of those who are in no block into this one: ids are random, so it is by lot."""
    session.add(row)
    session.flush()
    left = _left(row.family, members, of).subquery()
    first = select(left.c.member_id, left.c.company_id).order_by(left.c.member_id).limit(row.size).subquery()
    chosen = select(literal(row.family), first.c.member_id, first.c.company_id, literal(row.id, Uuid()))
    session.execute(insert(BlockMemberRow).from_select(["family", "member_id", "company_id", "block_id"], chosen))


def settle(session: Session) -> None:
    """Blocks were closed. PostgreSQL hears of how many members came: it would take them for a few, and look up what
    each has answered one by one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE block_members"))


def in_block(block: BlockRow) -> ColumnElement[bool]:
    """The condition under which a member is in it."""
    return BlockMemberRow.block_id == block.id


def tell(session: Session, block_id: UUID, figure: str, cells: Mapping[str, int]) -> None:
    """What is told of it, from the next release on."""
    session.add_all(BlockCellRow(block_id=block_id, figure=figure, cell=cell, n=n) for cell, n in cells.items())
    session.flush()


def told(session: Session, company_id: UUID | None) -> list[tuple[str, str, int, int, date]]:
    """All that is told so far, added up: of a company's own blocks, or of all there are.

    Figure, cell, how many are in it, of how many, and when it last changed.
    """
    sums = (func.sum(BlockCellRow.n), func.sum(BlockRow.size), func.max(BlockRow.week))
    query = select(BlockCellRow.figure, BlockCellRow.cell, *sums).join(BlockRow, BlockRow.id == BlockCellRow.block_id)
    if company_id:
        query = query.where(BlockRow.company_id == company_id)
    rows = session.execute(query.group_by(BlockCellRow.figure, BlockCellRow.cell))
    return [(figure, cell, int(n), int(of), week) for figure, cell, n, of, week in rows]


def sizes(session: Session, company_id: UUID | None) -> dict[str, tuple[int, date]]:
    """How many are in those blocks of each family of which anything is told, and when the last one closed."""
    something = exists().where(BlockCellRow.block_id == BlockRow.id)
    query = select(BlockRow.family, func.sum(BlockRow.size), func.max(BlockRow.week)).where(something)
    if company_id:
        query = query.where(BlockRow.company_id == company_id)
    return {family: (int(size), week) for family, size, week in session.execute(query.group_by(BlockRow.family))}


def _left(family: str, members: Members, of: Collection[UUID]) -> Members:
    every = members.subquery()
    taken = exists().where(BlockMemberRow.family == family, BlockMemberRow.member_id == every.c.member_id)
    return select(every.c.member_id, every.c.company_id).where(every.c.company_id.in_(of), ~taken)
