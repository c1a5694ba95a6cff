CREATE TABLE "drafts" (
	"learner" uuid NOT NULL,
	"exercise" text NOT NULL,
	"exercise_version" text NOT NULL,
	"artifact" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drafts_learner_exercise_pk" PRIMARY KEY("learner","exercise")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"submission" uuid NOT NULL,
	"seq" integer NOT NULL,
	"run" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_submission_seq_pk" PRIMARY KEY("submission","seq")
);
--> statement-breakpoint
CREATE TABLE "examiners" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"file" text,
	"build" text,
	"state" text NOT NULL,
	"speed" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exercise_versions" (
	"exercise" text NOT NULL,
	"exercise_version" text NOT NULL,
	"key_version" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exercise_versions_exercise_exercise_version_key_version_pk" PRIMARY KEY("exercise","exercise_version","key_version")
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"submission" uuid PRIMARY KEY NOT NULL,
	"run" integer NOT NULL,
	"outcome" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"examiner" text NOT NULL,
	"file_hash" text,
	"engine_build" text,
	"grader_version" text NOT NULL,
	"exercise_version" text NOT NULL,
	"key_version" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"submission" uuid NOT NULL,
	"no" integer NOT NULL,
	"worker" text NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "runs_submission_no_pk" PRIMARY KEY("submission","no")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"learner" uuid NOT NULL,
	"exercise" text NOT NULL,
	"exercise_version" text NOT NULL,
	"variant" integer NOT NULL,
	"mode" text NOT NULL,
	"examiner" text,
	"artifact" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"reason" jsonb,
	"until" timestamp with time zone,
	"run" integer DEFAULT 0 NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submissions_idempotency_key" UNIQUE("learner","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" text PRIMARY KEY NOT NULL,
	"concurrency" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_learner_learners_id_fk" FOREIGN KEY ("learner") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_submission_submissions_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_submission_submissions_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_submission_submissions_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_learner_learners_id_fk" FOREIGN KEY ("learner") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_by_start" ON "runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "runs_by_end" ON "runs" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "runs_open" ON "runs" USING btree ("worker") WHERE "runs"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "submissions_by_learner" ON "submissions" USING btree ("learner","exercise","created_at");--> statement-breakpoint
CREATE INDEX "submissions_open" ON "submissions" USING btree ("created_at","id") WHERE "submissions"."state" in ('queued', 'running', 'waiting');