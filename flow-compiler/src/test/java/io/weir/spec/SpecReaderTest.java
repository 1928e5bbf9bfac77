package io.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.FlowCompiler;
import io.weir.source.SpecText;
import io.weir.toy.Attempt;
import io.weir.toy.Toys;
import org.junit.jupiter.api.Test;

final class SpecReaderTest {
    private static final String[] MANIFEST = {
        "apiVersion: dataflow.dataflow.io/v1",
        "kind: DataFlow",
        "metadata: {name: water, namespace: village, labels: {team: east}}",
        "spec:",
        "  source: {type: well, config: {shaft: north}}",
        "  sink: {type: vault, config: {door: a}}",
        "  errors: {policy: fail}"
    };

    @Test
    void manifestGivesNameNamespaceAndLabels() {
        Attempt attempt = Attempt.at(MANIFEST);

        FlowSpec spec = attempt.flow().spec();

        assertThat(attempt.problems()).isEmpty();
        assertThat(spec.namespace() + "/" + spec.name()).isEqualTo("village/water");
        assertThat(spec.labels()).containsEntry("team", "east");
        assertThat(spec.manifest()).isTrue();
    }

    @Test
    void bareSpecIsCalledAfterItsFile() {
        Attempt attempt =
                Attempt.at("source: {type: tap}", "sink: {type: vault, vault: {door: a}}", "errors: {policy: fail}");

        assertThat(attempt.problems()).isEmpty();
        assertThat(attempt.job().plan().flow().name()).isEqualTo("toys");
        assertThat(attempt.job().plan().flow().namespace()).isEqualTo("default");
    }

    @Test
    void bareSpecTakesTheNameThatIsGiven() {
        SpecText text = new SpecText("<stdin>", "{\"source\": {\"type\": \"tap\"}, \"sink\": {\"type\": \"bucket\"}}");

        CompileReport report =
                new FlowCompiler(Toys.CATALOG).compile(CompileRequest.of(text).named("given"));

        assertThat(report.flows().get(0).spec().name()).isEqualTo("given");
    }

    @Test
    void standardInputHasNoName() {
        SpecText text = new SpecText("<stdin>", "{\"source\": {\"type\": \"tap\"}, \"sink\": {\"type\": \"bucket\"}}");

        CompileReport report = new FlowCompiler(Toys.CATALOG).compile(text);

        assertThat(new Attempt(report).problems())
                .containsExactly("1:1 error[missing-name] the flow has no name | give it one with --name");
    }

    @Test
    void hashDependsOnMeaningOnly() {
        Attempt one = Attempt.at("source: {type: tap}", "sink: {type: bucket}", "errors: {policy: fail}");
        Attempt same = Attempt.at("errors: {policy: fail}", "sink:", "  type: bucket", "source:", "  type: tap");
        Attempt other = Attempt.at("source: {type: tap}", "sink: {type: bucket}", "errors: {type: bucket}");

        assertThat(same.flow().spec().hash()).isEqualTo(one.flow().spec().hash());
        assertThat(other.flow().spec().hash()).isNotEqualTo(one.flow().spec().hash());
    }

    @Test
    void secretsBesideTheFlowAreReadAndNeverShown() {
        Attempt attempt = Attempt.at(
                "kind: Secret",
                "apiVersion: v1",
                "metadata: {name: keys}",
                "data: {a: c2VzYW1l}",
                "stringData: {b: plain}",
                "---",
                String.join("\n", MANIFEST));

        LocalSecret secret = attempt.report().secrets().get(0);

        assertThat(attempt.problems()).isEmpty();
        assertThat(secret.values()).containsEntry("a", "sesame").containsEntry("b", "plain");
        assertThat(secret.toString()).doesNotContain("sesame").doesNotContain("plain");
        assertThat(secret.answers("village", "keys")).isTrue();
    }

    @Test
    void keyThatALocalSecretLacksIsAProblem() {
        Attempt attempt = Attempt.at(
                "kind: Secret",
                "apiVersion: v1",
                "metadata: {name: keys}",
                "stringData: {password: plain}",
                "---",
                "apiVersion: dataflow.dataflow.io/v1",
                "kind: DataFlow",
                "metadata: {name: water}",
                "spec:",
                "  source: {type: well, config: {shaft: n, keySecretRef: {name: keys, key: pasword}}}",
                "  sink: {type: vault, config: {door: a}}",
                "  errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly("10:75 error[missing-secret] secret 'keys' has no key 'pasword'"
                        + " | did you mean 'password'? Valid: password");
    }

    @Test
    void otherKubernetesObjectsAreNoKinds() {
        Attempt attempt = Attempt.at("apiVersion: v1", "kind: ConfigMap", "metadata: {name: x}", "data: {}");

        assertThat(attempt.problems())
                .containsExactly("2:7 error[unknown-kind] there is no kind 'ConfigMap'"
                        + " | keep only DataFlow and Secret documents in a spec file");
    }

    @Test
    void announcedKindIsNotYetSupported() {
        Attempt attempt = Attempt.at("apiVersion: dataflow.dataflow.io/v1", "kind: DataFlowCron", "spec: {}");

        assertThat(attempt.problems())
                .containsExactly("2:7 error[not-yet-supported] kind 'DataFlowCron' is known,"
                        + " but this version cannot run it yet");
    }

    @Test
    void twoFlowsOfOneNameAreAProblemAndNeitherRuns() {
        Attempt attempt = Attempt.at(String.join("\n", MANIFEST), "---", String.join("\n", MANIFEST));

        assertThat(attempt.problems())
                .containsExactly("11:18 error[duplicate-key] two flows of this file are named 'water'"
                        + " | give each flow its own name");
        assertThat(attempt.report().flows()).allMatch(flow -> flow.job().isEmpty());
    }

    @Test
    void everyFlowOfAFileIsCompiled() {
        String second = String.join("\n", MANIFEST).replace("name: water", "name: milk");

        Attempt attempt = Attempt.at(String.join("\n", MANIFEST), "---", second);

        assertThat(attempt.report().flows())
                .extracting(flow -> flow.spec().name())
                .containsExactly("water", "milk");
        assertThat(attempt.report().flows()).allMatch(flow -> flow.job().isPresent());
    }

    @Test
    void emptyFileIsAProblem() {
        assertThat(Attempt.at("").problems()).hasSize(1).first().asString().contains("the spec is empty");
    }
}
