ALTER TABLE "grades" ALTER COLUMN "examiner" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "asks_examiner" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "code" integer DEFAULT 0 NOT NULL;