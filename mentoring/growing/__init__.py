"""What happens between meetings: objectives, homework, notes, milestones, the guide (S22-S27, S36, P8)."""
