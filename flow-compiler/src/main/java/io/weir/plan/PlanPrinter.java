package io.weir.plan;

/**
 * Shows the stages of a compilation: as text for people, as JSON for programs, as a picture. Secrets are in none of them; the
 * same flow always gives the same characters.
 */
public final class PlanPrinter {
    private PlanPrinter() {}

    /** The shape of a flow: its blocks by name. */
    public static String text(Draft draft) {
        return DraftText.of(draft);
    }

    /** The nodes of a plan with their options, and how they are connected. */
    public static String text(Plan plan) {
        return new PlanText(plan).text();
    }

    /** The nodes of a job with their places, what the flow promises and what it needs, at an assumed rate. */
    public static String text(JobPlan job) {
        return text(job, Rate.ASSUMED);
    }

    /** As {@link #text(JobPlan)}, but with what is remembered at this rate of new keys. */
    public static String text(JobPlan job, Rate rate) {
        return new PlanText(job.plan()).text(job, rate);
    }

    /** Which steps work on the bytes of a record, and why the others need a tree. */
    public static String ways(JobPlan job) {
        return WaysText.of(job);
    }

    /** All of {@link #text(JobPlan, Rate)} as JSON. */
    public static String json(JobPlan job, Rate rate) {
        return PlanJson.of(job, rate);
    }

    /** The flow as a Mermaid flowchart; its sinks say what they promise. */
    public static String mermaid(JobPlan job) {
        return PlanPicture.of(job);
    }
}
