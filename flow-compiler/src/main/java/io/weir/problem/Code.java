package io.weir.problem;

import java.util.Locale;

/** The kinds of problem. Each has at least one directory under {@code flow-specs/rejected}. */
public enum Code {
    SYNTAX_ERROR("The text is neither sound JSON nor sound YAML."),
    SPEC_TOO_LARGE("The text is larger, or nested deeper, than a spec may be."),
    DUPLICATE_KEY("A name that must be unique stands twice."),
    UNKNOWN_KIND("The document is of a kind that Weir does not know."),
    UNKNOWN_FIELD("A field has a name that means nothing where it stands."),
    UNKNOWN_COMPONENT("There is no source, sink or transformation of that name."),
    UNKNOWN_OPTION("The component has no option of that name."),
    MISSING_OPTION("Something required is not there."),
    WRONG_TYPE("A value is of another type than its place needs."),
    INVALID_VALUE("A value has the right type but cannot be used."),
    CONFLICTING_OPTIONS("Values that are sound alone contradict each other."),
    INVALID_EXPRESSION("A condition or an expression has no meaning."),
    NOT_YET_SUPPORTED("The name is known, but this version cannot run it yet."),
    MISSING_NAME("A flow or a secret has no name."),
    MISSING_SECRET("A secret that stands beside the flow lacks a key that the flow refers to."),
    ERRORS_GO_NOWHERE("The flow does not say what happens to dead letters."),
    GUARANTEE_NOT_AVAILABLE("A sink cannot give the delivery guarantee that the flow asks for."),
    LATENCY_NOT_REACHABLE("A sink cannot show records as soon as the flow asks for."),
    TOO_MANY_NODES("The flow is larger than one job should be."),
    STATE_LOST("An upgrade would lose state of the running flow."),
    DEPRECATED("An option has a newer name.");

    private final String summary;

    Code(String summary) {
        this.summary = summary;
    }

    /** The code as it is printed: kebab-case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the code means, in one sentence. */
    public String summary() {
        return summary;
    }
}
