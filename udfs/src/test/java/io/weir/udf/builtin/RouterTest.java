package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.udf.Condition;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest extends TransformContract<Router.Options> {
    private final Router router = new Router();

    @Test
    void theFirstRouteThatFitsWins() {
        List<Condition> conditions = List.of(is("a", "x"), is("b", "y"), is("b", "y"));

        assertThat(route("{\"a\":\"x\",\"b\":\"y\"}", conditions)).isEqualTo(0);
        assertThat(route("{\"a\":\"-\",\"b\":\"y\"}", conditions)).isEqualTo(1);
    }

    @Test
    void withoutAFittingRouteARecordStaysOnItsWay() {
        assertThat(route("{\"a\":\"-\"}", List.of(is("a", "x")))).isEqualTo(FlowRecord.MAIN);
    }

    @Test
    void laterConditionsAreNotAskedOnceARouteIsFound() {
        assertThat(route("{\"a\":\"x\"}", List.of(is("a", "x"), is("missing", ""))))
                .isEqualTo(0);
    }

    @Test
    void aConditionWithoutAnAnswerRejectsTheRecord() {
        assertThat(Samples.applied(router, new Router.Options(List.of(is("missing", ""))), "{}"))
                .containsExactly("missing-field: no 'missing'");
    }

    @Test
    void eachConditionIsARoute() {
        assertThat(router.routes(sampleOptions())).isEqualTo(2);
    }

    private int route(String json, List<Condition> conditions) {
        return Samples.emitted(router, new Router.Options(conditions), Samples.record(json), new ArrayList<>())
                .get(0)
                .route();
    }

    private static Condition is(String field, String text) {
        return new FieldIs(Path.of(field), text);
    }

    @Override
    Transform<Router.Options> transform() {
        return router;
    }

    @Override
    Router.Options sampleOptions() {
        return new Router.Options(List.of(is("id", "x"), is("name", "n")));
    }

    @Override
    Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    FieldUse use() {
        return FieldUse.reading(Set.of(Path.of("id"), Path.of("name")));
    }
}
