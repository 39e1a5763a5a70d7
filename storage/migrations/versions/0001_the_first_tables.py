"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: there is no way back but a back-up."""
    op.create_table(
        "companies",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
        sa.UniqueConstraint("name", name=op.f("uq_companies_name")),
    )
    op.create_table(
        "workspaces",
        sa.Column("team_id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("uninstalled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("team_id", name=op.f("uq_workspaces_team_id")),
    )
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("slack_user_id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=False),
        sa.Column("email_fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("locale", sa.String(length=20), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=False),
        sa.Column("department", sa.String(length=200), nullable=False),
        sa.Column("manager_fingerprint", sa.LargeBinary(length=32), nullable=True),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("seeks", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("dm_channel", sa.String(length=20), nullable=True),
        sa.Column("account_closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("home_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("home_stale", sa.Integer(), nullable=False),
        sa.Column("home_match", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_people_company_id_companies")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_people_workspace_id_workspaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email_fingerprint", name=op.f("uq_people_email_fingerprint")),
        sa.UniqueConstraint("workspace_id", "slack_user_id", name=op.f("uq_people_workspace_id_slack_user_id")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_company_id"), ["company_id"], unique=False)
        batch_op.create_index(
            "ix_people_account_closed_at",
            ["account_closed_at"],
            unique=False,
            sqlite_where=sa.text("account_closed_at IS NOT NULL"),
            postgresql_where=sa.text("account_closed_at IS NOT NULL"),
        )

    op.create_table(
        "pilots",
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("minimum_meetings", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("working_days", sa.JSON(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("summary_channel", sa.String(length=20), nullable=True),
        sa.Column("figures_threshold", sa.Integer(), nullable=False),
        sa.Column("summed_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("figures_threshold >= 5", name=op.f("ck_pilots_threshold")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_pilots_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pilots")),
    )
    with op.batch_alter_table("pilots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pilots_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pilots_summed_up_at"), ["summed_up_at"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("to_channel", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("ts", sa.String(length=30), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.Column("is_nudge", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_deliveries_company_id_companies")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_deliveries_person_id_people")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_deliveries_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliveries_company_id"), ["company_id"], unique=False)
        batch_op.create_index("ix_deliveries_person_id_due_at", ["person_id", "due_at"], unique=False)
        batch_op.create_index("ix_deliveries_pending", ["workspace_id", "state", "due_at"], unique=False)
        batch_op.create_index("ix_deliveries_stale", ["workspace_id", "stale"], unique=False)

    op.create_table(
        "matches",
        sa.Column("pilot_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("mentees_lead_id", sa.Uuid(), nullable=True),
        sa.Column("mentors_lead_id", sa.Uuid(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_by", sa.Uuid(), nullable=True),
        sa.Column("seeks_again", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_matches_company_id_companies")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], name=op.f("fk_matches_mentee_id_people")),
        sa.ForeignKeyConstraint(["mentees_lead_id"], ["people.id"], name=op.f("fk_matches_mentees_lead_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_matches_mentor_id_people")),
        sa.ForeignKeyConstraint(["mentors_lead_id"], ["people.id"], name=op.f("fk_matches_mentors_lead_id_people")),
        sa.ForeignKeyConstraint(["moved_by"], ["people.id"], name=op.f("fk_matches_moved_by_people")),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_matches_proposed_by_people")),
        sa.ForeignKeyConstraint(["pilot_id"], ["pilots.id"], name=op.f("fk_matches_pilot_id_pilots")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
    )
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matches_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_matches_mentee_id"), ["mentee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_matches_mentor_id"), ["mentor_id"], unique=False)
        batch_op.create_index("ix_matches_next_look_at", ["next_look_at"], unique=False)
        batch_op.create_index(
            "ix_matches_running_ends_on",
            ["ends_on"],
            unique=False,
            sqlite_where=sa.text("state IN ('active', 'paused')"),
            postgresql_where=sa.text("state IN ('active', 'paused')"),
        )
        batch_op.create_index(
            "uq_matches_live_pair",
            ["mentee_id", "mentor_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('agreeing', 'asking_mentor', 'asking_mentee', 'active', 'paused')"),
            postgresql_where=sa.text("state IN ('agreeing', 'asking_mentor', 'asking_mentee', 'active', 'paused')"),
        )

    op.create_table(
        "first_times",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("suits_mentee", sa.Boolean(), nullable=False),
        sa.Column("suits_mentor", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_first_times_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_first_times_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_first_times_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_times")),
    )
    with op.batch_alter_table("first_times", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_first_times_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_first_times_match_id"), ["match_id"], unique=False)
        batch_op.create_index(
            "uq_first_times_open",
            ["match_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "suggestions",
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("besides", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_suggestions_company_id_companies")),
        sa.ForeignKeyConstraint(["lead_id"], ["people.id"], name=op.f("fk_suggestions_lead_id_people")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], name=op.f("fk_suggestions_mentee_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_suggestions_mentor_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
    )
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestions_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_suggestions_lead_id"), ["lead_id"], unique=False)

    op.create_table(
        "remarks",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_remarks_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_remarks_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_remarks_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remarks_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remarks_match_id"), ["match_id"], unique=False)

    op.create_table(
        "fit_checks",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_fit_checks_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_fit_checks_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_fit_checks_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fit_checks")),
        sa.UniqueConstraint("match_id", "by_id", name=op.f("uq_fit_checks_match_id_by_id")),
    )
    with op.batch_alter_table("fit_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fit_checks_company_id"), ["company_id"], unique=False)

    op.create_table(
        "keepings",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_keepings_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_keepings_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keepings")),
        sa.UniqueConstraint("match_id", name=op.f("uq_keepings_match_id")),
    )
    with op.batch_alter_table("keepings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keepings_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_keepings_next_at"), ["next_at"], unique=False)

    op.create_table(
        "intakes",
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("slack_file_id", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("registered", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_intakes_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_intakes_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intakes")),
        sa.UniqueConstraint("by_id", "slack_file_id", name=op.f("uq_intakes_by_id_slack_file_id")),
    )
    with op.batch_alter_table("intakes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intakes_company_id"), ["company_id"], unique=False)
        batch_op.create_index("ix_intakes_look_at", ["look_at"], unique=False)

    op.create_table(
        "departures",
        sa.Column("told_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_departures_company_id_companies")),
        sa.ForeignKeyConstraint(["told_id"], ["people.id"], name=op.f("fk_departures_told_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departures")),
    )
    with op.batch_alter_table("departures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_departures_company_id"), ["company_id"], unique=False)

    op.create_table(
        "condemned_keys",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_condemned_keys")),
    )
    op.create_table(
        "registrations",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("pilot_id", sa.Uuid(), nullable=True),
        sa.Column("intake_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_registrations_company_id_companies")),
        sa.ForeignKeyConstraint(["intake_id"], ["intakes.id"], name=op.f("fk_registrations_intake_id_intakes")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_registrations_person_id_people")),
        sa.ForeignKeyConstraint(["pilot_id"], ["pilots.id"], name=op.f("fk_registrations_pilot_id_pilots")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("person_id", "role", name=op.f("uq_registrations_person_id_role")),
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_intake_id"), ["intake_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_meetings_company_id_companies")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_meetings_ended_by_people")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_meetings_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_match_id"), ["match_id"], unique=False)

    op.create_table(
        "occasions",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=60), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_occasions_company_id_companies")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_occasions_delivery_id_deliveries")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_occasions_match_id_matches")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_occasions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasions")),
        sa.UniqueConstraint(
            "person_id", "about", "kind", "period", name=op.f("uq_occasions_person_id_about_kind_period")
        ),
    )
    with op.batch_alter_table("occasions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_occasions_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_occasions_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_occasions_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_occasions_match_id"), ["match_id"], unique=False)

    op.create_table(
        "offers",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("agenda", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_offers_lasts")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_offers_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_offers_company_id_companies")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_offers_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name=op.f("fk_offers_to_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
    )
    with op.batch_alter_table("offers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offers_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offers_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "uq_offers_agreed",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'agreed'"),
            postgresql_where=sa.text("state = 'agreed'"),
        )
        batch_op.create_index(
            "uq_offers_open",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "objectives",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("wording", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_objectives_by_id_people")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_objectives_match_id_matches")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_objectives_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objectives")),
    )
    with op.batch_alter_table("objectives", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objectives_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_objectives_match_id"), ["match_id"], unique=False)

    op.create_table(
        "objective_closures",
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objectives.id"], name=op.f("fk_objective_closures_objective_id_objectives")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_objective_closures_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective_closures")),
    )
    with op.batch_alter_table("objective_closures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objective_closures_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_objective_closures_objective_id"), ["objective_id"], unique=False)
        batch_op.create_index(
            "uq_objective_closures_standing",
            ["objective_id"],
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )

    op.create_table(
        "tasks",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("wording", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_tasks_by_id_people")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_tasks_match_id_matches")),
        sa.ForeignKeyConstraint(["objective_id"], ["objectives.id"], name=op.f("fk_tasks_objective_id_objectives")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_tasks_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_match_id"), ["match_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_objective_id"), ["objective_id"], unique=False)

    op.create_table(
        "task_confirmations",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_confirmations_task_id_tasks")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_task_confirmations_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_confirmations")),
    )
    with op.batch_alter_table("task_confirmations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_confirmations_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_confirmations_task_id"), ["task_id"], unique=False)
        batch_op.create_index(
            "uq_task_confirmations_standing",
            ["task_id"],
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )

    op.create_table(
        "profiles",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=True),
        sa.Column("availability", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_profiles_company_id_companies")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_profiles_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
        sa.UniqueConstraint("person_id", name=op.f("uq_profiles_person_id")),
    )
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profiles_company_id"), ["company_id"], unique=False)

    op.create_table(
        "agreement_texts",
        sa.Column("document", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_agreement_texts_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_agreement_texts_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_texts")),
        sa.UniqueConstraint(
            "company_id", "document", "number", name=op.f("uq_agreement_texts_company_id_document_number")
        ),
    )
    with op.batch_alter_table("agreement_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_texts_company_id"), ["company_id"], unique=False)

    op.create_table(
        "acknowledgements",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_acknowledgements_company_id_companies")
        ),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_acknowledgements_match_id_matches")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_acknowledgements_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgements")),
        sa.UniqueConstraint(
            "match_id",
            "person_id",
            "document",
            "version",
            name=op.f("uq_acknowledgements_match_id_person_id_document_version"),
        ),
    )
    with op.batch_alter_table("acknowledgements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_acknowledgements_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_acknowledgements_person_id"), ["person_id"], unique=False)

    op.create_table(
        "documents",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("link", sa.String(length=2000), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_documents_added_by_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_documents_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_company_id"), ["company_id"], unique=False)

    op.create_table(
        "match_snapshots",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("upcoming", sa.Integer(), nullable=False),
        sa.Column("tasks_done", sa.Integer(), nullable=False),
        sa.Column("tasks_open", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_match_snapshots_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_match_snapshots_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_snapshots")),
        sa.UniqueConstraint("match_id", "week", name=op.f("uq_match_snapshots_match_id_week")),
    )
    with op.batch_alter_table("match_snapshots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_snapshots_company_id"), ["company_id"], unique=False)

    op.create_table(
        "looks",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_looks_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_looks_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_looks_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
    )
    with op.batch_alter_table("looks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_looks_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_looks_match_id"), ["match_id"], unique=False)

    op.create_table(
        "notes",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("objective_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("meeting_id IS NULL OR objective_id IS NULL", name=op.f("ck_notes_about_one_thing")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_notes_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_notes_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_notes_match_id_matches")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_notes_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["objective_id"], ["objectives.id"], name=op.f("fk_notes_objective_id_objectives")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notes_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notes_match_id"), ["match_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("took_place", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pulse_taken", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_attendances_company_id_companies")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_attendances_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendances_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendances_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "uq_attendances_standing",
            ["meeting_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )

    op.create_table(
        "respondents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_respondents_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondents")),
    )
    with op.batch_alter_table("respondents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_respondents_company_id"), ["company_id"], unique=False)

    op.create_table(
        "respondent_links",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_respondent_links_company_id_companies")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_respondent_links_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondent_links")),
        sa.UniqueConstraint("person_id", "round", name=op.f("uq_respondent_links_person_id_round")),
    )
    with op.batch_alter_table("respondent_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_respondent_links_company_id"), ["company_id"], unique=False)

    op.create_table(
        "pulses",
        sa.Column("respondent_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("value BETWEEN 1 AND 5", name=op.f("ck_pulses_value")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_pulses_company_id_companies")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_pulses_respondent_id_respondents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulses")),
    )
    with op.batch_alter_table("pulses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulses_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pulses_respondent_id"), ["respondent_id"], unique=False)

    op.create_table(
        "survey_returns",
        sa.Column("respondent_id", sa.Uuid(), nullable=False),
        sa.Column("survey", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_survey_returns_company_id_companies")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_survey_returns_respondent_id_respondents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_returns")),
        sa.UniqueConstraint("respondent_id", "survey", name=op.f("uq_survey_returns_respondent_id_survey")),
    )
    with op.batch_alter_table("survey_returns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_returns_company_id"), ["company_id"], unique=False)

    op.create_table(
        "survey_answers",
        sa.Column("respondent_id", sa.Uuid(), nullable=False),
        sa.Column("survey", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_survey_answers_company_id_companies")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_survey_answers_respondent_id_respondents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answers")),
        sa.UniqueConstraint(
            "respondent_id",
            "survey",
            "question",
            "answer",
            name=op.f("uq_survey_answers_respondent_id_survey_question_answer"),
        ),
    )
    with op.batch_alter_table("survey_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_answers_company_id"), ["company_id"], unique=False)

    op.create_table(
        "survey_papers",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("survey", sa.String(length=40), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_survey_papers_company_id_companies")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_survey_papers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_papers")),
        sa.UniqueConstraint("person_id", "survey", "round", name=op.f("uq_survey_papers_person_id_survey_round")),
    )
    with op.batch_alter_table("survey_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_papers_company_id"), ["company_id"], unique=False)

    op.create_table(
        "survey_words",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("survey", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("may_pass_on", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_survey_words_company_id_companies")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_survey_words_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_words")),
    )
    with op.batch_alter_table("survey_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_words_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_words_person_id"), ["person_id"], unique=False)

    op.create_table(
        "signed_feedback",
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("addressee", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_signed_feedback_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_signed_feedback_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_feedback")),
    )
    with op.batch_alter_table("signed_feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signed_feedback_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signed_feedback_company_id"), ["company_id"], unique=False)

    op.create_table(
        "feedback_hand_overs",
        sa.Column("addressee", sa.String(length=20), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_feedback_hand_overs_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_hand_overs")),
    )
    with op.batch_alter_table("feedback_hand_overs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_hand_overs_company_id"), ["company_id"], unique=False)

    op.create_table(
        "anonymous_feedback",
        sa.Column("addressee", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("waited", sa.Integer(), nullable=False),
        sa.Column("hand_over_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_anonymous_feedback_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["hand_over_id"],
            ["feedback_hand_overs.id"],
            name=op.f("fk_anonymous_feedback_hand_over_id_feedback_hand_overs"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonymous_feedback")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_anonymous_feedback_company_id"), "anonymous_feedback", ["company_id"])
    op.create_index(op.f("ix_anonymous_feedback_hand_over_id"), "anonymous_feedback", ["hand_over_id"])

    op.create_table(
        "feedback_rounds",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_feedback_rounds_company_id_companies")),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_feedback_rounds")),
    )
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.create_index("ix_feedback_rounds_next_at", ["next_at"], unique=False)

    op.create_table(
        "progress_reports",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_progress_reports_by_id_people")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_progress_reports_company_id_companies")
        ),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_progress_reports_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_reports")),
    )
    with op.batch_alter_table("progress_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_progress_reports_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_progress_reports_match_id"), ["match_id"], unique=False)

    op.create_table(
        "report_requests",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_report_requests_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_report_requests_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_report_requests_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_requests")),
    )
    with op.batch_alter_table("report_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_requests_company_id"), ["company_id"], unique=False)
        batch_op.create_index(
            "uq_report_requests_waiting",
            ["match_id"],
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )

    op.create_table(
        "exchanges",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_exchanges_by_id_people")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_exchanges_company_id_companies")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_exchanges_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
    )
    with op.batch_alter_table("exchanges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exchanges_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exchanges_match_id"), ["match_id"], unique=False)

    op.create_table(
        "nudge_settings",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_nudge_settings_company_id_companies")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_nudge_settings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge_settings")),
        sa.UniqueConstraint("person_id", name=op.f("uq_nudge_settings_person_id")),
    )
    with op.batch_alter_table("nudge_settings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nudge_settings_company_id"), ["company_id"], unique=False)

    op.create_table(
        "blocks",
        sa.Column("family", sa.String(length=50), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_blocks_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blocks")),
    )
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blocks_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_blocks_family"), ["family"], unique=False)

    op.create_table(
        "block_members",
        sa.Column("family", sa.String(length=50), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("block_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("family", "member_id", name=op.f("pk_block_members")),
    )

    op.create_table(
        "block_cells",
        sa.Column("block_id", sa.Uuid(), nullable=False),
        sa.Column("figure", sa.String(length=50), nullable=False),
        sa.Column("cell", sa.String(length=81), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["blocks.id"], name=op.f("fk_block_cells_block_id_blocks")),
        sa.PrimaryKeyConstraint("block_id", "figure", "cell", name=op.f("pk_block_cells")),
    )

    op.create_table(
        "pools",
        sa.Column("family", sa.String(length=50), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_pools_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pools")),
        sa.UniqueConstraint("family", "company_id", name=op.f("uq_pools_family_company_id")),
    )
    with op.batch_alter_table("pools", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pools_company_id"), ["company_id"], unique=False)

    op.create_table(
        "releases",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_releases_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("company_id", "week", name=op.f("uq_releases_company_id_week")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_company_id"), ["company_id"], unique=False)

    op.create_table(
        "released_cells",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=50), nullable=False),
        sa.Column("cell", sa.String(length=81), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_released_cells_company_id_companies")),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name=op.f("fk_released_cells_release_id_releases")),
        sa.PrimaryKeyConstraint("release_id", "place", name=op.f("pk_released_cells")),
    )
    with op.batch_alter_table("released_cells", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_released_cells_company_id"), ["company_id"], unique=False)

    op.create_table(
        "programme_releases",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("companies", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_releases")),
        sa.UniqueConstraint("week", name=op.f("uq_programme_releases_week")),
    )

    op.create_table(
        "programme_cells",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=50), nullable=False),
        sa.Column("cell", sa.String(length=81), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["release_id"], ["programme_releases.id"], name=op.f("fk_programme_cells_release_id_programme_releases")
        ),
        sa.PrimaryKeyConstraint("release_id", "place", name=op.f("pk_programme_cells")),
    )
