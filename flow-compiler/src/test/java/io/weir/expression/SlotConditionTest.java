package io.weir.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.problem.Problems;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotForm;
import io.weir.record.slot.Slots;
import io.weir.udf.Condition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotConditionTest {
    private static final String RECORD = """
            {"status": "active", "amount": 123.45, "country": "DE", "retries": 2, "id": 12345678901234567890,
             "price": 1.50, "customer": {"email": "a@b.example", "vip": true}, "items": [1], "nothing": null}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "status == 'active' && amount > 100 && country in ['PL', 'DE', 'FR'] && retries < 3 ; 1",
                "amount > 123.44 && amount < 123.46 && amount != 123.4 ; 1",
                "id > 9223372036854775807 && id == id && id != 12345678901234567 ; 1",
                "amount * 2.0 >= 246.9 && retries * 3 % 4 == 2 ; 1",
                "has(customer.email) && customer.email.endsWith('.example') && customer.vip ; 1",
                "size(country) == 2 ? nothing == null : false ; 1",
                "missing == 1 && status == 'closed' ; 0",
                "missing == 1 || status == 'active' ; 1",
                "missing == 1 || status == 'closed' ; 2",
                "status > 5 ; 2",
                "size(items) == 1 ; 2"
            })
    void celAnswersFromRawValues(String text, int answer) throws JsonRejected {
        assertThat(answer(cel(text))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "price == 1.5 && price == '1.50' && price != '1.5' ; 1",
                "id == 12345678901234567890 ; 1",
                "items.0 == 1 && items.1 ; 0",
                "nothing == null && nothing == '' ; 1",
                "items == '[1]' ; 2"
            })
    void theShortSyntaxAnswersFromRawValues(String text, int answer) throws JsonRejected {
        assertThat(answer(path(text))).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata.topic == 'orders'",
                "'a' in tags",
                "items[0] == 1",
                "record['0'] == 1",
                "items.exists(i, i > 1)",
                "status.matches('^a') && string(retries) == '2'",
                "size(record) == 1"
            })
    void whatFieldsAloneDoNotDecideIsAskedOfTheTree(String text) {
        assertThat(cel(text).slotForm()).isEmpty();
    }

    @Test
    void namesTheStructThatAnExpressionLooksInto() {
        SlotForm form = cel("has(customer.email) && status == 'a'").slotForm().orElseThrow();

        assertThat(form.paths())
                .containsExactlyInAnyOrder(Path.of("customer"), Path.of("customer", "email"), Path.of("status"));
    }

    @Test
    void aConditionThatHasTravelledAnswersToo() throws IOException, ClassNotFoundException, JsonRejected {
        Condition travelled = Records.copy(cel("status == 'active'"));

        assertThat(answer(travelled)).isEqualTo(SlotCondition.YES);
    }

    @Test
    void answeringAllocatesNothing() throws JsonRejected {
        SlotForm form = cel("status == 'active' && amount > 100 && country in ['PL', 'DE', 'FR'] && retries + 1 < 4"
                        + " && id > 0 && customer.email.contains('@') && (amount >= 1.5 || nothing == null)")
                .slotForm()
                .orElseThrow();
        List<Path> paths = List.copyOf(form.paths());
        SlotCondition condition = form.open(paths::indexOf);
        Slots slots = slots(paths);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int yes = condition.test(slots); // loads classes

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            yes += condition.test(slots);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(yes).isEqualTo(10_001);
        assertThat(allocated).as("bytes for 10,000 records").isLessThan(10_000);
    }

    private static int answer(Condition condition) throws JsonRejected {
        SlotForm form = condition.slotForm().orElseThrow();
        List<Path> paths = List.copyOf(form.paths());
        return form.open(paths::indexOf).test(slots(paths));
    }

    private static Slots slots(List<Path> paths) throws JsonRejected {
        Value record = JsonReader.STANDARD.read(RECORD.getBytes(UTF_8));
        return new RawRecord(new Random(1), 0).slots(record, paths);
    }

    private static Condition cel(String text) {
        return Conditions.cel(Records.text(text), new Problems()).orElseThrow();
    }

    private static Condition path(String text) {
        return Conditions.path(Records.text(text), new Problems()).orElseThrow();
    }
}
