package io.weir.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Plan;
import io.weir.toy.Attempt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FuseStatelessTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rowsAreFusedAsTheCaseSays(Case given) {
        Plan before = given.plan();

        Plan after = new FuseStateless().apply(before);

        assertThat(row(before)).isEqualTo(given.lines().get("before"));
        assertThat(row(after)).isEqualTo(given.lines().get("after"));
    }

    @Test
    void deadLettersLeaveFromTheFusedNode() {
        Plan plan = Attempt.at(
                        "source: {type: tap}",
                        "transformations: [{type: hide}, {type: hide}, {type: once}, {type: hide}]",
                        "sink: {type: vault, config: {door: a}}",
                        "errors: {type: vault, config: {door: b}}")
                .plan();

        Plan fused = new FuseStateless().apply(plan);

        assertThat(fused.errors().orElseThrow().inputs())
                .extracting(NodeId::text)
                .containsExactly("decode", "once", "after-once", "sink");
    }

    @Test
    void secondRunChangesNothing() {
        Plan fused = new FuseStateless()
                .apply(new Case("", Map.of("transformations", "hide, hide, once, hide, hide")).plan());

        assertThat(new FuseStateless().apply(fused)).isSameAs(fused);
    }

    private static String row(Plan plan) {
        return plan.nodes().stream().map(FuseStatelessTest::name).collect(Collectors.joining(", "));
    }

    private static String name(Node node) {
        if (!(node instanceof Apply apply)) {
            return node.id().text();
        }
        return node.id()
                + apply.steps().stream().map(step -> step.id().text()).collect(Collectors.joining(", ", "[", "]"));
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(FuseStatelessTest.class.getResourceAsStream("/pass/fuse-stateless.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : text.split("\ncase ", -1)) {
                if (!block.startsWith("#")) {
                    cases.add(parsed(block.lines().toList()));
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(3);
        return cases.stream();
    }

    private static Case parsed(List<String> block) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : block.subList(1, block.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new Case(block.get(0), lines);
    }

    record Case(String title, Map<String, String> lines) {
        Plan plan() {
            String types = Arrays.stream(
                            lines.getOrDefault("transformations", "").split(","))
                    .map(String::strip)
                    .filter(type -> !type.isEmpty())
                    .map(type -> "{type: " + type + "}")
                    .collect(Collectors.joining(", ", "[", "]"));
            return Attempt.at(
                            "source: {type: tap}",
                            "transformations: " + types,
                            "sink: {type: vault, config: {door: a}}",
                            "errors: {type: vault, config: {door: b}}")
                    .plan();
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
