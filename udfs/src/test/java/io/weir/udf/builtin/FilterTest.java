package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterTest extends TransformContract<Filter.Options> {
    private final Filter filter = new Filter();
    private final Filter.Options paid = new Filter.Options(new FieldIs(Path.of("state"), "paid"));

    @Test
    void recordsThatMeetTheConditionStayAsTheyAre() {
        assertThat(Samples.applied(filter, paid, "{\"state\":\"paid\",\"n\":1.10}"))
                .containsExactly("{\"state\":\"paid\",\"n\":1.10}");
    }

    @Test
    void otherRecordsAreDropped() {
        assertThat(Samples.applied(filter, paid, "{\"state\":\"open\"}")).isEmpty();
    }

    @Test
    void aConditionWithoutAnAnswerRejectsTheRecord() {
        assertThat(Samples.applied(filter, paid, "{}")).containsExactly("missing-field: no 'state'");
    }

    @Override
    Transform<Filter.Options> transform() {
        return filter;
    }

    @Override
    Filter.Options sampleOptions() {
        return new Filter.Options(new FieldIs(Path.of("id"), "a"));
    }

    @Override
    Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    FieldUse use() {
        return FieldUse.reading(Set.of(Path.of("id")));
    }
}
