package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamelCaseTest extends TransformContract<CamelCase.Options> {
    private final CamelCase camelCase = new CamelCase();

    @ParameterizedTest
    @CsvSource({
        "user_id,UserId",
        "name,Name",
        "a_b_c,ABC",
        "orderTotal,OrderTotal",
        "HTTP_status,HTTPStatus",
        "line_2,Line2",
        "_id,Id",
        "id_,Id",
        "a__b,AB",
        "__,__",
        "'',''",
        "\u00e9t\u00e9_x,\u00c9t\u00e9X",
    })
    void eachWordStartsWithAnUpperCaseLetter(String name, String expected) {
        assertThat(CamelCase.renamed(name)).isEqualTo(expected);
    }

    @Test
    void nestedFieldsKeepTheirNamesUnlessDeep() {
        String json = "{\"a_b\":{\"c_d\":[{\"e_f\":1}]}}";

        assertThat(Samples.applied(camelCase, new CamelCase.Options(false), json))
                .containsExactly("{\"AB\":{\"c_d\":[{\"e_f\":1}]}}");
        assertThat(Samples.applied(camelCase, new CamelCase.Options(true), json))
                .containsExactly("{\"AB\":{\"CD\":[{\"EF\":1}]}}");
    }

    @Test
    void twoFieldsOfOneNewNameRejectTheRecord() {
        assertThat(Samples.applied(camelCase, new CamelCase.Options(false), "{\"a_b\":1,\"aB\":2,\"a__b\":3}"))
                .containsExactly("key-collision: two fields of the record would get the same name");
    }

    @Override
    Transform<CamelCase.Options> transform() {
        return camelCase;
    }

    @Override
    CamelCase.Options sampleOptions() {
        return new CamelCase.Options(true);
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
