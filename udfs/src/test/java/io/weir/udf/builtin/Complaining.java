package io.weir.udf.builtin;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import java.util.ArrayList;
import java.util.List;

/** Collects complaints as {@code option: message}. */
final class Complaining implements Complaints {
    private final List<String> errors = new ArrayList<>();

    static List<String> errors(Checked options) {
        Complaining complaints = new Complaining();
        options.check(complaints);
        return complaints.errors;
    }

    @Override
    public void error(String option, String message, String hint) {
        errors.add(option + ": " + message);
    }

    @Override
    public void warning(String option, String message, String hint) {
        errors.add("warning, " + option + ": " + message);
    }
}
