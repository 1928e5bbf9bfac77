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

    /** The nodes of a job with their places, and what the flow promises. */
    public static String text(JobPlan job) {
        return new PlanText(job.plan()).text(job);
    }

    /** All of {@link #text(JobPlan)} as JSON. */
    public static String json(JobPlan job) {
        return PlanJson.of(job);
    }

    /** The flow as a Mermaid flowchart. */
    public static String mermaid(JobPlan job) {
        return PlanPicture.of(job);
    }
}
