package io.weir.compile;

import io.weir.component.Catalog;
import io.weir.component.Delivery;
import io.weir.declare.Declared;
import io.weir.kind.Kind;
import io.weir.kind.Kinds;
import io.weir.kind.SpecField;
import io.weir.option.OptionPage;
import io.weir.plan.EventTime;
import io.weir.problem.Code;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reference pages and the JSON Schemas, derived from what the components, the kinds and the problem codes say of themselves. */
public final class ReferenceDocs {
    private static final String FOLDER = "docs/reference/";
    private static final String SCHEMAS = "flow-specs/schema/";

    private final Catalog catalog;
    private final SortedMap<String, String> pages = new TreeMap<>();

    private ReferenceDocs(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The text of every generated file, by its path below the folder of the project. */
    public static SortedMap<String, String> pages(Catalog catalog) {
        ReferenceDocs docs = new ReferenceDocs(catalog);
        docs.components("source", catalog.sources());
        docs.components("sink", catalog.sinks());
        docs.components("transformation", catalog.transforms());
        Kinds.ALL.forEach(kind -> docs.kind(kind));
        docs.pages.put(FOLDER + "problems.md", problems());
        docs.pages.put(FOLDER + "index.md", docs.index());
        return Collections.unmodifiableSortedMap(docs.pages);
    }

    private void components(String role, List<? extends Declared<?>> components) {
        for (Declared<?> component : components) {
            String page = "# %s `%s`\n\n%s\n\n".formatted(role, component.name(), component.summary())
                    + "Options:\n\n"
                    + OptionPage.of(component.options());
            pages.put(FOLDER + role + "/" + component.name() + ".md", page);
        }
    }

    private void kind(Kind kind) {
        pages.put(FOLDER + "kind/" + kind.name() + ".md", page(kind));
        pages.put(SCHEMAS + kind.name().toLowerCase(Locale.ROOT) + ".json", KindSchema.of(kind, catalog));
    }

    private static String page(Kind kind) {
        StringBuilder page = new StringBuilder("# Kind `" + kind.name() + "`\n\n" + kind.summary() + "\n\n");
        page.append("| field | value | used by | description |\n|---|---|---|---|\n");
        for (SpecField field : kind.fields()) {
            page.append("| `%s` | %s | %s | %s |".formatted(field.name(), shape(field), use(field), field.doc()))
                    .append('\n');
        }
        page.append("""

                A field that is used by nothing is checked and ignored.

                A manifest without `errors` that uses no field or transformation of Weir's own is read as the dataflow operator
                reads it: the flow stops at the first dead letter, with a warning. Any other flow must have `errors`.

                A node is called by its transformation's type, the second one `mask-2`, or by the `name` in its block. State
                belongs to that name: give a `name` to transformations that keep state and stand more than once.

                A source, a transformation that keeps state, or a sink may say `renamedFrom: OLDNAME` in its block, beside `type`:
                it goes on with the state of the node that had that name. `renamedFrom` stays in the spec as long as the state
                lives: state keeps the name under which it was made, and without `renamedFrom` it would count as removed.

                ## `delivery`

                """);
        page.append(OptionPage.of(Delivery.class))
                .append("\n## `eventTime`\n\n")
                .append(OptionPage.of(EventTime.class));
        return page.toString();
    }

    private static String shape(SpecField field) {
        return switch (field.shape()) {
            case OBJECT -> "object";
            case LIST -> "list";
            case TEXT -> "text";
            case BOOLEAN -> "boolean";
            case WHOLE_NUMBER -> "whole number";
            case DURATION -> "duration";
            case GRANULARITY -> "`batch` or `message`";
        };
    }

    private static String use(SpecField field) {
        return switch (field.use()) {
            case FLOW -> "the flow";
            case DEPLOYMENT -> "a deployment on Kubernetes";
            case IGNORED -> "nothing";
        };
    }

    private static String problems() {
        StringBuilder page = new StringBuilder("# Problem codes\n\n| code | meaning |\n|---|---|\n");
        for (Code code : Code.values()) {
            page.append("| `%s` | %s |".formatted(code.text(), code.summary())).append('\n');
        }
        return page.toString();
    }

    private String index() {
        StringBuilder page =
                new StringBuilder("# Reference\n\nThis folder is generated: change the code, not the pages.\n");
        list(
                "Kinds",
                Kinds.ALL.stream()
                        .map(kind -> link("kind", kind.name(), kind.summary()))
                        .toList(),
                page);
        list("Sources", links("source", catalog.sources()), page);
        list("Sinks", links("sink", catalog.sinks()), page);
        list("Transformations", links("transformation", catalog.transforms()), page);
        return page.append("\n[Problem codes](problems.md)\n").toString();
    }

    private static List<String> links(String role, List<? extends Declared<?>> components) {
        return components.stream()
                .<String>map(component -> link(role, component.name(), component.summary()))
                .toList();
    }

    private static String link(String folder, String name, String summary) {
        return "- [`%s`](%s/%s.md): %s".formatted(name, folder, name, summary);
    }

    private static void list(String title, List<String> links, StringBuilder page) {
        page.append("\n## ").append(title).append("\n\n");
        links.forEach(link -> page.append(link).append('\n'));
    }
}
