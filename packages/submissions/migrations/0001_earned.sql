CREATE TABLE "earned" (
	"learner" uuid NOT NULL,
	"exercise" text NOT NULL,
	"rung" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "earned_learner_exercise_rung_pk" PRIMARY KEY("learner","exercise","rung")
);
--> statement-breakpoint
ALTER TABLE "earned" ADD CONSTRAINT "earned_learner_learners_id_fk" FOREIGN KEY ("learner") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;