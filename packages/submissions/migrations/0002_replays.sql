CREATE TABLE "replays" (
	"submission" uuid PRIMARY KEY NOT NULL,
	"learner" uuid NOT NULL,
	"examiner" text NOT NULL,
	"most_cost" bigint NOT NULL,
	"cost" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"fault" jsonb
);
--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "replays" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_submission_submissions_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_learner_learners_id_fk" FOREIGN KEY ("learner") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replays_by_time" ON "replays" USING btree ("at");--> statement-breakpoint
CREATE INDEX "replays_by_end" ON "replays" USING btree ("ended_at");