CREATE TABLE contract (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    price_original_minor INTEGER,
    signed_on TEXT,
    effective_on TEXT,
    end_on TEXT,
    renewal TEXT NOT NULL,
    governing_law TEXT NOT NULL,
    owner TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contract_direction CHECK (direction IN ('buy', 'sell')),
    CONSTRAINT contract_kind CHECK (kind IN ('software', 'goods', 'services', 'saas', 'licence', 'nda', 'construction', 'other')),
    CONSTRAINT contract_state CHECK (state IN ('draft', 'in_review', 'approved', 'signed', 'active', 'suspended', 'completed', 'closed', 'archived', 'cancelled', 'terminated')),
    UNIQUE (no)
)
 STRICT;

CREATE TABLE party (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE audit (
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    edit TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    row_id TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    reason TEXT NOT NULL,
    "after" TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq)
)
 STRICT;

CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE clause (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    parent_id TEXT,
    seq INTEGER NOT NULL,
    level INTEGER NOT NULL,
    number TEXT NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    category TEXT NOT NULL,
    state TEXT NOT NULL,
    part TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT clause_category CHECK (category IN ('scope', 'term', 'deliverables_acceptance', 'payment', 'breach_liability', 'confidentiality', 'ip', 'termination', 'dispute_resolution', 'governing_law', 'force_majeure', 'warranty', 'indemnity', 'limitation_of_liability', 'assignment', 'notices', 'definitions', 'general', 'rights_obligations', 'insurance', 'audit_records', 'exclusivity_noncompete', 'change_control', 'compliance', 'reps', 'parties', 'other')),
    CONSTRAINT clause_state CHECK (state IN ('draft', 'legal_review', 'agreed', 'in_force', 'superseded', 'deleted')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES clause (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE contract_party (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    role TEXT NOT NULL,
    is_us INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contract_party_is_us CHECK (is_us BETWEEN 0 AND 1),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT;

CREATE TABLE term (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    start_on TEXT,
    end_on TEXT,
    notice_months INTEGER NOT NULL,
    notice_days INTEGER NOT NULL,
    notice_given_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT term_kind CHECK (kind IN ('initial', 'extension', 'tacit')),
    CONSTRAINT term_state CHECK (state IN ('planned', 'current', 'ended')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE scheme (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE deliverable (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    milestone INTEGER NOT NULL,
    state TEXT NOT NULL,
    baseline_start TEXT,
    baseline_end TEXT,
    planned_start TEXT,
    planned_end TEXT,
    forecast_end TEXT,
    actual_start TEXT,
    actual_end TEXT,
    percent INTEGER NOT NULL,
    budget_minor INTEGER NOT NULL,
    actual_minor INTEGER NOT NULL,
    inspected INTEGER NOT NULL,
    passed_first INTEGER NOT NULL,
    owner TEXT NOT NULL,
    criteria TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT deliverable_state CHECK (state IN ('planned', 'delivered', 'inspecting', 'accepted', 'conditional', 'rejected', 'rework')),
    CONSTRAINT deliverable_percent CHECK (percent BETWEEN 0 AND 100),
    CONSTRAINT deliverable_milestone CHECK (milestone BETWEEN 0 AND 1),
    CONSTRAINT deliverable_inspected CHECK (inspected BETWEEN 0 AND 1000000),
    CONSTRAINT deliverable_passed_first CHECK (passed_first BETWEEN 0 AND 1000000),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE attachment (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(sha256) REFERENCES blob (sha256)
)
 STRICT;

CREATE TABLE risk (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    cause TEXT NOT NULL,
    effect TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    likelihood INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    residual_likelihood INTEGER NOT NULL,
    residual_impact INTEGER NOT NULL,
    loss_minor INTEGER NOT NULL,
    strategy TEXT NOT NULL,
    response TEXT NOT NULL,
    contingency TEXT NOT NULL,
    trigger_text TEXT NOT NULL,
    owner TEXT NOT NULL,
    review_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT risk_kind CHECK (kind IN ('time', 'quality', 'cost', 'legal', 'other')),
    CONSTRAINT risk_strategy CHECK (strategy IN ('avoid', 'reduce', 'transfer', 'accept')),
    CONSTRAINT risk_state CHECK (state IN ('identified', 'assessed', 'response_planned', 'monitoring', 'occurred', 'closed')),
    CONSTRAINT risk_likelihood CHECK (likelihood BETWEEN 1 AND 5),
    CONSTRAINT risk_impact CHECK (impact BETWEEN 1 AND 5),
    CONSTRAINT risk_residual_likelihood CHECK (residual_likelihood BETWEEN 1 AND 5),
    CONSTRAINT risk_residual_impact CHECK (residual_impact BETWEEN 1 AND 5),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE change (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    deliverable_id TEXT,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    scope TEXT NOT NULL,
    cost_minor INTEGER NOT NULL,
    days INTEGER NOT NULL,
    event_on TEXT,
    aware_on TEXT,
    notice_on TEXT,
    reply_due TEXT,
    decided_on TEXT,
    owner TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT change_origin CHECK (origin IN ('us', 'them', 'outside')),
    CONSTRAINT change_state CHECK (state IN ('draft', 'notified', 'quoted', 'approved', 'implemented', 'verified', 'rejected', 'withdrawn')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE clause_version (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    clause_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(clause_id) REFERENCES clause (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE fact (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    clause_id TEXT,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    quote TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fact_kind CHECK (kind IN ('title', 'number', 'party', 'signed', 'effective', 'end', 'term', 'notice', 'renewal', 'total', 'payment', 'governing_law', 'obligation')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(clause_id) REFERENCES clause (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE criterion (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    scheme_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    title TEXT NOT NULL,
    weight INTEGER NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT criterion_dimension CHECK (dimension IN ('progress', 'quality', 'cost', 'other')),
    CONSTRAINT criterion_weight CHECK (weight BETWEEN 0 AND 100),
    FOREIGN KEY(scheme_id) REFERENCES scheme (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE evaluation (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    scheme_id TEXT NOT NULL,
    period_end TEXT NOT NULL,
    state TEXT NOT NULL,
    bonus INTEGER NOT NULL,
    deduction INTEGER NOT NULL,
    veto INTEGER NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT evaluation_state CHECK (state IN ('draft', 'issued', 'final')),
    CONSTRAINT evaluation_bonus CHECK (bonus BETWEEN 0 AND 1000),
    CONSTRAINT evaluation_deduction CHECK (deduction BETWEEN 0 AND 100000),
    CONSTRAINT evaluation_veto CHECK (veto BETWEEN 0 AND 1),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(scheme_id) REFERENCES scheme (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE obligation (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    clause_id TEXT,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    side TEXT NOT NULL,
    state TEXT NOT NULL,
    trigger_text TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    evidence TEXT NOT NULL,
    consequence TEXT NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT obligation_side CHECK (side IN ('us', 'them')),
    CONSTRAINT obligation_state CHECK (state IN ('planned', 'open', 'submitted', 'fulfilled', 'waived', 'breached', 'cancelled')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(clause_id) REFERENCES clause (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE payment (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    contract_id TEXT NOT NULL,
    clause_id TEXT,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    share_bp INTEGER,
    amount_minor INTEGER NOT NULL,
    condition TEXT NOT NULL,
    days INTEGER,
    working_days INTEGER NOT NULL,
    due_on TEXT,
    paid_on TEXT,
    paid_minor INTEGER NOT NULL,
    invoice_no TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT payment_state CHECK (state IN ('planned', 'applied', 'certified', 'part_paid', 'paid', 'disputed', 'cancelled')),
    FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE,
    FOREIGN KEY(clause_id) REFERENCES clause (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE approval (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    change_id TEXT NOT NULL,
    who TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_on TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT approval_decision CHECK (decision IN ('pending', 'approved', 'rejected')),
    FOREIGN KEY(change_id) REFERENCES change (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE score (
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    evaluation_id TEXT NOT NULL,
    criterion_id TEXT NOT NULL,
    points INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT score_points CHECK (points BETWEEN 0 AND 10000),
    FOREIGN KEY(evaluation_id) REFERENCES evaluation (id) ON DELETE CASCADE,
    FOREIGN KEY(criterion_id) REFERENCES criterion (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_approval_change_id ON approval (change_id);

CREATE INDEX ix_attachment_contract_id ON attachment (contract_id);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE INDEX ix_change_contract_id ON change (contract_id);

CREATE INDEX ix_change_deliverable_id ON change (deliverable_id);

CREATE INDEX ix_clause_contract_id ON clause (contract_id);

CREATE INDEX ix_clause_parent_id ON clause (parent_id);

CREATE INDEX ix_clause_version_clause_id ON clause_version (clause_id);

CREATE INDEX ix_contract_party_contract_id ON contract_party (contract_id);

CREATE INDEX ix_contract_party_party_id ON contract_party (party_id);

CREATE INDEX ix_criterion_scheme_id ON criterion (scheme_id);

CREATE INDEX ix_deliverable_contract_id ON deliverable (contract_id);

CREATE INDEX ix_evaluation_contract_id ON evaluation (contract_id);

CREATE INDEX ix_evaluation_scheme_id ON evaluation (scheme_id);

CREATE INDEX ix_fact_clause_id ON fact (clause_id);

CREATE INDEX ix_fact_contract_id ON fact (contract_id);

CREATE INDEX ix_obligation_clause_id ON obligation (clause_id);

CREATE INDEX ix_obligation_contract_id ON obligation (contract_id);

CREATE INDEX ix_party_name ON party (name);

CREATE INDEX ix_payment_clause_id ON payment (clause_id);

CREATE INDEX ix_payment_contract_id ON payment (contract_id);

CREATE INDEX ix_risk_contract_id ON risk (contract_id);

CREATE INDEX ix_scheme_contract_id ON scheme (contract_id);

CREATE INDEX ix_score_criterion_id ON score (criterion_id);

CREATE INDEX ix_score_evaluation_id ON score (evaluation_id);

CREATE INDEX ix_term_contract_id ON term (contract_id);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'a stored file never changes'); END;
