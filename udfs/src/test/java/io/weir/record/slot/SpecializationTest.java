package io.weir.record.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class SpecializationTest {
    record Product(IntSupplier left, IntSupplier right) {}

    static final class Constant implements IntSupplier {
        private static final int VALUE = Specialization.constants(MethodHandles.lookup(), Integer.class);

        @Override
        public int getAsInt() {
            return VALUE;
        }
    }

    static final class Times implements IntSupplier {
        private static final Product OF = Specialization.constants(MethodHandles.lookup(), Product.class);

        @Override
        public int getAsInt() {
            return OF.left().getAsInt() * OF.right().getAsInt();
        }
    }

    @Test
    void eachInstanceHasConstantsOfItsOwn() {
        IntSupplier product = product(constant(6), product(constant(7), constant(-1)));

        assertThat(product.getAsInt()).isEqualTo(-42);
    }

    @Test
    void eachInstanceHasAClassOfItsOwn() {
        assertThat(constant(1).getClass()).isNotEqualTo(constant(1).getClass());
        assertThat(constant(1).getClass().isHidden()).isTrue();
    }

    @Test
    void aTemplateItselfIsOfNoUse() {
        assertThatThrownBy(Constant::new)
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasStackTraceContaining("only used through its copies");
    }

    private static IntSupplier constant(int value) {
        return Specialization.of(MethodHandles.lookup(), Constant.class, IntSupplier.class, value);
    }

    private static IntSupplier product(IntSupplier left, IntSupplier right) {
        return Specialization.of(MethodHandles.lookup(), Times.class, IntSupplier.class, new Product(left, right));
    }
}
