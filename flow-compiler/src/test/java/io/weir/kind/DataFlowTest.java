package io.weir.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.plan.NodeId;
import io.weir.toy.Attempt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataFlowTest {
    private static final String HEAD =
            "apiVersion: dataflow.dataflow.io/v1\nkind: DataFlow\nmetadata: {name: f}\nspec:";

    @Test
    void optionsStandUnderConfigOrUnderTheTypesName() {
        Attempt config = Attempt.at(
                "source: {type: well, config: {shaft: n}}", "sink: {type: bucket}", "errors: {policy: fail}");
        Attempt named =
                Attempt.at("source: {type: well, well: {shaft: n}}", "sink: {type: bucket}", "errors: {policy: fail}");

        assertThat(named.plan().nodes().get(0))
                .usingRecursiveComparison()
                .ignoringFields("origin")
                .isEqualTo(config.plan().nodes().get(0));
    }

    @Test
    void optionsInBothPlacesConflict() {
        Attempt attempt = Attempt.at(
                "source: {type: well, config: {shaft: n}, well: {shaft: m}}",
                "sink: {type: vault, config: {door: a}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly("1:42 error[conflicting-options] the options of 'well' stand under 'config' and"
                        + " under 'well' | keep one of the two");
    }

    @Test
    void blockOfAnotherTypeIsIgnoredWithAWarning() {
        Attempt attempt = Attempt.at(
                "source: {type: tap, well: {shaft: n}}",
                "sink: {type: vault, config: {door: a}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly(
                        "1:21 warning[unknown-field] block 'well' is ignored, since the type is 'tap' | remove it");
        assertThat(attempt.flow().job()).isPresent();
    }

    @Test
    void optionBesideTheTypeIsPointedToItsPlace() {
        Attempt attempt = Attempt.at(
                "source: {type: well, shaft: n, config: {shaft: n}}",
                "sink: {type: vault, config: {door: a}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly("1:22 error[unknown-field] 'source' has no field 'shaft'"
                        + " | put the options of 'well' under 'config'");
    }

    @Test
    void transformationsAreCalledByTypeUnlessTheyHaveAName() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "transformations:",
                "  - type: hide",
                "  - {type: hide, name: second}",
                "  - type: hide",
                "  - {type: once, name: hide-2}",
                "sink: {type: vault, config: {door: a}}",
                "errors: {policy: fail}");

        List<String> names = attempt.flow().draft().transformations().stream()
                .map(block -> block.id().text())
                .toList();

        assertThat(names).containsExactly("hide", "second", "hide-3", "hide-2");
    }

    @Test
    void reservedAndRepeatedNamesAreProblems() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "transformations:",
                "  - {type: hide, name: sink}",
                "  - {type: hide, name: one}",
                "  - {type: hide, name: one}",
                "  - {type: hide, name: 1st}",
                "sink: {type: vault, config: {door: a}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly(
                        "3:24 error[invalid-value] the name 'sink' is taken by a node of every flow | choose another name",
                        "5:24 error[duplicate-key] two nodes are named 'one' | give each node its own name",
                        "6:24 error[invalid-value] '1st' is no name for a node"
                                + " | begin with a letter, go on with letters, digits and '-', at most 63 characters");
    }

    @Test
    void manifestWithoutErrorsStopsAtTheFirstWithAWarning() {
        Attempt attempt = Attempt.at(HEAD, "  source: {type: tap}", "  sink: {type: vault, config: {door: a}}");

        assertThat(attempt.problems()).hasSize(1).first().asString().startsWith("5:3 warning[errors-go-nowhere]");
        assertThat(attempt.job().errors()).isEmpty();
    }

    @Test
    void weirSpecWithoutErrorsDoesNotCompile() {
        String source = "source: {type: tap}";
        String sink = "sink: {type: vault, config: {door: a}}";

        assertThat(Attempt.at(source, sink).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("error[errors-go-nowhere]");
        assertThat(Attempt.at(HEAD, "  " + source, "  " + sink, "  delivery: {guarantee: exactly-once}")
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("error[errors-go-nowhere]");
        assertThat(Attempt.at(HEAD, "  " + source, "  " + sink, "  transformations: [{type: once}]")
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("error[errors-go-nowhere]");
    }

    @Test
    void everyUpstreamFieldIsAccepted() {
        Attempt attempt = Attempt.at(
                HEAD,
                "  source: {type: well, config: {shaft: n}}",
                "  sink: {type: vault, config: {door: a}}",
                "  errors: {type: vault, config: {door: b}, ackPolicy: afterWrite}",
                "  resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 1}}",
                "  nodeSelector: {disk: ssd}",
                "  affinity: {nodeAffinity: {}}",
                "  tolerations: [{key: a, operator: Exists}]",
                "  checkpointPersistence: true",
                "  checkpointSyncOnAck: false",
                "  checkpointSaveInterval: 30s",
                "  checkpointReset: false",
                "  ackGranularity: message",
                "  strictIdempotency: true",
                "  channelBufferSize: 500",
                "  replicas: 3",
                "  processorImage: registry/processor",
                "  processorVersion: '1.2'",
                "  imagePullSecrets: [{name: pull}]",
                "  maintenance: {startTime: '2026-01-31T02:00:00Z', duration: 2h, repeat: weekly, timezone: Europe/Berlin}");

        assertThat(attempt.problems()).isEmpty();
        assertThat(attempt.plan().parallelism()).isEqualTo(3);
        assertThat(attempt.flow().draft().deployment().keySet())
                .contains("resources", "nodeSelector", "maintenance", "processorImage")
                .doesNotContain("channelBufferSize", "replicas");
    }

    @Test
    void deploymentFieldsAreChecked() {
        Attempt attempt = Attempt.at(
                HEAD,
                "  source: {type: well, config: {shaft: n}}",
                "  sink: {type: vault, config: {door: a}}",
                "  errors: {policy: fail}",
                "  resources: {requests: {cpu: -1}, limit: {}}",
                "  ackGranularity: row",
                "  checkpointSaveInterval: soon",
                "  channelBufferSize: 0",
                "  maintenance: {startTime: noon, timezone: Mars}");

        assertThat(attempt.problems())
                .containsExactly(
                        "8:31 error[invalid-value] 'cpu' is -1, less than nothing",
                        "8:36 error[unknown-field] 'resources' has no field 'limit' | did you mean 'limits'?"
                                + " Valid: requests, limits, claims",
                        "9:19 error[invalid-value] 'ackGranularity' cannot be 'row' | use one of: batch, message",
                        "10:27 error[invalid-value] 'checkpointSaveInterval' is 'soon', not a duration"
                                + " | write it as '30s', '5m' or '2h'",
                        "11:22 error[invalid-value] 'channelBufferSize' is 0, not a whole number from 1 to 2147483647",
                        "12:17 error[missing-option] 'maintenance' has a 'startTime', but no 'duration' | add 'duration'",
                        "12:28 error[invalid-value] 'startTime' is 'noon', not a time of RFC 3339"
                                + " | write it as '2026-01-31T02:00:00Z'",
                        "12:44 error[invalid-value] there is no time zone 'Mars' | write it as 'Europe/Berlin'");
    }

    @Test
    void routesGetTheirSinksByOrderOrName() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "transformations:",
                "  - type: fork",
                "    config:",
                "      routes:",
                "        - {condition: $.a, sink: {type: vault, config: {door: a}}}",
                "        - {condition: $.b, name: beta, sink: {type: vault, config: {door: b}}}",
                "sink: {type: vault, config: {door: c}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems()).isEmpty();
        assertThat(attempt.plan().nodes())
                .extracting(node -> node.id())
                .endsWith(new NodeId("split"), new NodeId("sink"), new NodeId("route-1"), new NodeId("beta"));
    }

    @Test
    void routeWithoutSinkAndSecondRouterAreProblems() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "transformations:",
                "  - {type: fork, config: {routes: [{condition: $.a, sink: {type: bucket}}, {condition: $.b}]}}",
                "  - {type: fork, config: {routes: [{condition: $.c, sink: {type: bucket}}]}}",
                "delivery: {guarantee: at-least-once}",
                "sink: {type: vault, config: {door: c}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly(
                        "3:76 error[missing-option] route 2 has no 'sink' | add 'sink'",
                        "4:12 error[not-yet-supported] a second router in one flow cannot run yet"
                                + " | put all routes into the first router");
    }

    @Test
    void routeThatIsNoObjectIsAProblem() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "transformations: [{type: fork, config: {routes: [$.a]}}]",
                "sink: {type: vault, config: {door: c}}",
                "errors: {policy: fail}");

        assertThat(attempt.problems())
                .containsExactly("2:50 error[wrong-type] a route is an object, not a text"
                        + " | write '{condition: …, sink: …}'");
    }

    @Test
    void limitsOfFlinkAreProblemsOfTheSpec() {
        Attempt attempt = Attempt.at(
                "source: {type: tap}",
                "sink: {type: vault, config: {door: c}}",
                "errors: {policy: fail}",
                "parallelism: 361",
                "delivery: {checkpointInterval: 0s, checkpointTimeout: 9ms}",
                "eventTime: {idleAfter: 0s}");

        assertThat(attempt.problems())
                .containsExactly(
                        "4:14 error[invalid-value] 'parallelism' is 361, but a flow has at most 360 tasks per node",
                        "5:32 error[invalid-value] 'checkpointInterval' is shorter than 10ms | write '5s'",
                        "5:55 error[invalid-value] 'checkpointTimeout' is shorter than 10ms | write '2m'",
                        "6:24 error[invalid-value] 'idleAfter' is no time at all | write '30s'");
    }
}
