-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('doctor', 'nurse', 'admin', 'patient');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('male', 'female', 'other', 'unknown');

-- CreateEnum
CREATE TYPE "care_role" AS ENUM ('primary', 'specialist', 'covering');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'system', 'anonymous', 'link');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('done', 'refused', 'failed');

-- CreateEnum
CREATE TYPE "reading_source" AS ENUM ('entered', 'imported');

-- CreateEnum
CREATE TYPE "reading_status" AS ENUM ('final', 'entered-in-error');

-- CreateTable
CREATE TABLE "document_references" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "content_type" TEXT,
    "date" TEXT,
    "date_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_references_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "fhir_resources" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fhir_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "patient_id" UUID,
    "local_id" UUID,
    "body" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fhir_resources_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "clinics" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'es',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clinics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "platform_admin" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "practitioners" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "names" JSONB NOT NULL,
    "identifier" TEXT,
    "speciality" TEXT,
    "placeholder" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practitioners_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "patients" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mrn" TEXT NOT NULL,
    "member_id" UUID,
    "names" JSONB NOT NULL,
    "gender" "gender" NOT NULL DEFAULT 'unknown',
    "birth_date" TEXT,
    "deceased" TEXT,
    "blood_type" TEXT,
    "addresses" JSONB NOT NULL DEFAULT '[]',
    "search_name" TEXT,
    "sort_name" TEXT,
    "birth_first" DATE,
    "birth_last" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patients_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "patient_identifiers" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,

    CONSTRAINT "patient_identifiers_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "patient_telecoms" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "use" TEXT,
    "value" TEXT NOT NULL,
    "reversed" TEXT,

    CONSTRAINT "patient_telecoms_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "patient_terms" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,

    CONSTRAINT "patient_terms_pkey" PRIMARY KEY ("clinic_id","patient_id","term")
);

-- CreateTable
CREATE TABLE "care_relationships" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" "care_role" NOT NULL DEFAULT 'primary',
    "reason" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "care_relationships_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "acting_for" UUID,
    "patient_id" UUID,
    "action" TEXT NOT NULL,
    "part" TEXT,
    "why" TEXT,
    "outcome" "audit_outcome" NOT NULL DEFAULT 'done',
    "address" TEXT,
    "device" TEXT,
    "request_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "clinic_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("clinic_id","user_id","key")
);

-- CreateTable
CREATE TABLE "settings" (
    "clinic_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("clinic_id","name")
);

-- CreateTable
CREATE TABLE "medication_requests" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "practitioner_id" UUID,
    "status" TEXT NOT NULL,
    "intent" TEXT,
    "reported" BOOLEAN NOT NULL DEFAULT false,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "dosage" TEXT,
    "authored" TEXT,
    "authored_at" TIMESTAMPTZ(3),

    CONSTRAINT "medication_requests_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "conditions" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "clinical_status" TEXT,
    "verification_status" TEXT,
    "onset" TEXT,
    "onset_at" TIMESTAMPTZ(3),
    "abatement" TEXT,
    "recorded_date" TEXT,

    CONSTRAINT "conditions_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "allergy_intolerances" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "category" TEXT,
    "criticality" TEXT,
    "reaction" TEXT,
    "clinical_status" TEXT,
    "verification_status" TEXT,
    "recorded_date" TEXT,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "allergy_intolerances_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "encounters" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "practitioner_id" UUID,
    "status" TEXT NOT NULL,
    "class" TEXT,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "reason" TEXT,
    "start" TEXT,
    "end" TEXT,
    "start_at" TIMESTAMPTZ(3),
    "end_at" TIMESTAMPTZ(3),

    CONSTRAINT "encounters_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "procedures" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "status" TEXT NOT NULL,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "performed" TEXT,
    "performed_at" TIMESTAMPTZ(3),

    CONSTRAINT "procedures_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "immunizations" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "status" TEXT NOT NULL,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "occurrence" TEXT,
    "occurrence_at" TIMESTAMPTZ(3),

    CONSTRAINT "immunizations_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "diagnostic_reports" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "status" TEXT NOT NULL,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "effective" TEXT,
    "effective_at" TIMESTAMPTZ(3),
    "conclusion" TEXT,

    CONSTRAINT "diagnostic_reports_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "observations" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "encounter_id" UUID,
    "diagnostic_report_id" UUID,
    "status" TEXT NOT NULL,
    "category" TEXT,
    "code_system" TEXT,
    "code" TEXT,
    "display" TEXT NOT NULL,
    "effective" TEXT,
    "effective_at" TIMESTAMPTZ(3),
    "comparator" TEXT,
    "value" DECIMAL,
    "unit" TEXT,
    "value_text" TEXT,
    "components" JSONB,
    "reference_range" JSONB,

    CONSTRAINT "observations_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "vital_sets" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "performer_id" UUID,
    "recorded_by_id" UUID,
    "note" TEXT,
    "measured" TEXT NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vital_sets_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "readings" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "vital_set_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "source" "reading_source" NOT NULL,
    "status" "reading_status" NOT NULL DEFAULT 'final',
    "status_reason" TEXT,
    "comparator" TEXT,
    "value" DECIMAL,
    "unit" TEXT,
    "text" TEXT,
    "canonical" DECIMAL,
    "systolic" DECIMAL,
    "diastolic" DECIMAL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE INDEX "document_references_clinic_id_patient_id_date_at_id_idx" ON "document_references"("clinic_id", "patient_id", "date_at", "id");

-- CreateIndex
CREATE INDEX "fhir_resources_clinic_id_patient_id_idx" ON "fhir_resources"("clinic_id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "fhir_resources_clinic_id_resource_type_source_fhir_id_versi_key" ON "fhir_resources"("clinic_id", "resource_type", "source", "fhir_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "clinics_slug_key" ON "clinics"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_clinic_id_user_id_key" ON "memberships"("clinic_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "practitioners_clinic_id_member_id_key" ON "practitioners"("clinic_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "practitioners_clinic_id_identifier_key" ON "practitioners"("clinic_id", "identifier");

-- CreateIndex
CREATE INDEX "patients_clinic_id_birth_first_id_idx" ON "patients"("clinic_id", "birth_first", "id");

-- CreateIndex
CREATE INDEX "patients_clinic_id_sort_name_id_idx" ON "patients"("clinic_id", "sort_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "patients_clinic_id_mrn_key" ON "patients"("clinic_id", "mrn");

-- CreateIndex
CREATE UNIQUE INDEX "patients_clinic_id_member_id_key" ON "patients"("clinic_id", "member_id");

-- CreateIndex
CREATE INDEX "patient_identifiers_clinic_id_normalised_idx" ON "patient_identifiers"("clinic_id", "normalised");

-- CreateIndex
CREATE UNIQUE INDEX "patient_identifiers_clinic_id_patient_id_system_value_key" ON "patient_identifiers"("clinic_id", "patient_id", "system", "value");

-- CreateIndex
CREATE INDEX "patient_telecoms_clinic_id_reversed_idx" ON "patient_telecoms"("clinic_id", "reversed");

-- CreateIndex
CREATE INDEX "patient_telecoms_clinic_id_patient_id_idx" ON "patient_telecoms"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "patient_terms_clinic_id_term_sort_name_patient_id_idx" ON "patient_terms"("clinic_id", "term", "sort_name", "patient_id");

-- CreateIndex
CREATE INDEX "care_relationships_clinic_id_patient_id_member_id_idx" ON "care_relationships"("clinic_id", "patient_id", "member_id");

-- CreateIndex
CREATE INDEX "care_relationships_clinic_id_member_id_patient_id_idx" ON "care_relationships"("clinic_id", "member_id", "patient_id");

-- CreateIndex
CREATE INDEX "audit_events_clinic_id_patient_id_at_idx" ON "audit_events"("clinic_id", "patient_id", "at");

-- CreateIndex
CREATE INDEX "audit_events_clinic_id_actor_id_at_idx" ON "audit_events"("clinic_id", "actor_id", "at");

-- CreateIndex
CREATE INDEX "audit_events_clinic_id_at_id_idx" ON "audit_events"("clinic_id", "at", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_clinic_id_created_at_idx" ON "idempotency_keys"("clinic_id", "created_at");

-- CreateIndex
CREATE INDEX "medication_requests_clinic_id_patient_id_authored_at_id_idx" ON "medication_requests"("clinic_id", "patient_id", "authored_at", "id");

-- CreateIndex
CREATE INDEX "conditions_clinic_id_patient_id_onset_at_id_idx" ON "conditions"("clinic_id", "patient_id", "onset_at", "id");

-- CreateIndex
CREATE INDEX "allergy_intolerances_clinic_id_patient_id_recorded_at_id_idx" ON "allergy_intolerances"("clinic_id", "patient_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "encounters_clinic_id_patient_id_start_at_id_idx" ON "encounters"("clinic_id", "patient_id", "start_at", "id");

-- CreateIndex
CREATE INDEX "procedures_clinic_id_patient_id_performed_at_id_idx" ON "procedures"("clinic_id", "patient_id", "performed_at", "id");

-- CreateIndex
CREATE INDEX "immunizations_clinic_id_patient_id_occurrence_at_id_idx" ON "immunizations"("clinic_id", "patient_id", "occurrence_at", "id");

-- CreateIndex
CREATE INDEX "diagnostic_reports_clinic_id_patient_id_effective_at_id_idx" ON "diagnostic_reports"("clinic_id", "patient_id", "effective_at", "id");

-- CreateIndex
CREATE INDEX "observations_clinic_id_patient_id_effective_at_id_idx" ON "observations"("clinic_id", "patient_id", "effective_at", "id");

-- CreateIndex
CREATE INDEX "vital_sets_clinic_id_patient_id_measured_at_id_idx" ON "vital_sets"("clinic_id", "patient_id", "measured_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "vital_sets_clinic_id_patient_id_id_key" ON "vital_sets"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE INDEX "readings_clinic_id_patient_id_code_measured_at_idx" ON "readings"("clinic_id", "patient_id", "code", "measured_at");

-- CreateIndex
CREATE INDEX "readings_clinic_id_vital_set_id_idx" ON "readings"("clinic_id", "vital_set_id");

-- AddForeignKey
ALTER TABLE "document_references" ADD CONSTRAINT "document_references_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "fhir_resources" ADD CONSTRAINT "fhir_resources_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practitioners" ADD CONSTRAINT "practitioners_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practitioners" ADD CONSTRAINT "practitioners_clinic_id_member_id_fkey" FOREIGN KEY ("clinic_id", "member_id") REFERENCES "memberships"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "patients" ADD CONSTRAINT "patients_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "patients" ADD CONSTRAINT "patients_clinic_id_member_id_fkey" FOREIGN KEY ("clinic_id", "member_id") REFERENCES "memberships"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "patient_identifiers" ADD CONSTRAINT "patient_identifiers_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "patient_telecoms" ADD CONSTRAINT "patient_telecoms_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "patient_terms" ADD CONSTRAINT "patient_terms_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care_relationships" ADD CONSTRAINT "care_relationships_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care_relationships" ADD CONSTRAINT "care_relationships_clinic_id_member_id_fkey" FOREIGN KEY ("clinic_id", "member_id") REFERENCES "memberships"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "medication_requests" ADD CONSTRAINT "medication_requests_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "medication_requests" ADD CONSTRAINT "medication_requests_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "medication_requests" ADD CONSTRAINT "medication_requests_clinic_id_practitioner_id_fkey" FOREIGN KEY ("clinic_id", "practitioner_id") REFERENCES "practitioners"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "allergy_intolerances" ADD CONSTRAINT "allergy_intolerances_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_clinic_id_practitioner_id_fkey" FOREIGN KEY ("clinic_id", "practitioner_id") REFERENCES "practitioners"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "immunizations" ADD CONSTRAINT "immunizations_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "immunizations" ADD CONSTRAINT "immunizations_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "diagnostic_reports" ADD CONSTRAINT "diagnostic_reports_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "diagnostic_reports" ADD CONSTRAINT "diagnostic_reports_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_clinic_id_encounter_id_fkey" FOREIGN KEY ("clinic_id", "encounter_id") REFERENCES "encounters"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_clinic_id_diagnostic_report_id_fkey" FOREIGN KEY ("clinic_id", "diagnostic_report_id") REFERENCES "diagnostic_reports"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vital_sets" ADD CONSTRAINT "vital_sets_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vital_sets" ADD CONSTRAINT "vital_sets_clinic_id_performer_id_fkey" FOREIGN KEY ("clinic_id", "performer_id") REFERENCES "practitioners"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vital_sets" ADD CONSTRAINT "vital_sets_clinic_id_recorded_by_id_fkey" FOREIGN KEY ("clinic_id", "recorded_by_id") REFERENCES "memberships"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_clinic_id_patient_id_vital_set_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "vital_set_id") REFERENCES "vital_sets"("clinic_id", "patient_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

