package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest extends TransformContract<SnakeCase.Options> {
    private final SnakeCase snakeCase = new SnakeCase();

    @ParameterizedTest
    @CsvSource({
        "userId,user_id",
        "UserId,user_id",
        "XMLHttpRequest,xml_http_request",
        "HTTPServer,http_server",
        "userID123,user_id123",
        "line2Total,line2_total",
        "TOTAL,total",
        "order_id,order_id",
        "Order_Id,order_id",
        "name,name",
        "'',''",
        "a-B c,a-b c",
        "gr\u00f6\u00dfeX,gr\u00f6\u00dfe_x",
    })
    void wordsAreJoinedByUnderscores(String name, String expected) {
        assertThat(SnakeCase.renamed(name)).isEqualTo(expected);
    }

    @Test
    void nestedFieldsKeepTheirNamesUnlessDeep() {
        String json = "{\"aB\":{\"cD\":[[{\"eF\":\"gH\"}]]}}";

        assertThat(Samples.applied(snakeCase, new SnakeCase.Options(false), json))
                .containsExactly("{\"a_b\":{\"cD\":[[{\"eF\":\"gH\"}]]}}");
        assertThat(Samples.applied(snakeCase, new SnakeCase.Options(true), json))
                .containsExactly("{\"a_b\":{\"c_d\":[[{\"e_f\":\"gH\"}]]}}");
    }

    @Test
    void twoFieldsOfOneNewNameRejectTheRecordAtAnyDepth() {
        assertThat(Samples.applied(snakeCase, new SnakeCase.Options(true), "{\"x\":[{\"userId\":1,\"user_id\":1}]}"))
                .containsExactly("key-collision: two fields of the record would get the same name");
    }

    @Test
    void aRecordThatIsNoObjectIsRejected() {
        assertThat(Samples.applied(snakeCase, new SnakeCase.Options(true), "[{\"aB\":1}]"))
                .containsExactly("type-mismatch: the record is no JSON object");
    }

    @Override
    Transform<SnakeCase.Options> transform() {
        return snakeCase;
    }

    @Override
    SnakeCase.Options sampleOptions() {
        return new SnakeCase.Options(true);
    }

    @Override
    Map<String, String> defaults() {
        return Map.of("deep", "false");
    }

    @Override
    FieldUse use() {
        return FieldUse.everything();
    }
}
