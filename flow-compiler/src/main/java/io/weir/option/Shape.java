package io.weir.option;

import io.weir.declare.Doc;
import io.weir.declare.Range;
import io.weir.declare.Setting;
import io.weir.problem.CompilerBug;
import io.weir.record.Path;
import io.weir.udf.Condition;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a record declares, in its order. What the record's author got wrong is a {@link CompilerBug} that names
 * the component.
 *
 * @param <O> the record
 */
record Shape<O extends Record>(Class<O> type, List<Option> options) {
    static <O extends Record> Shape<O> of(Class<O> type) {
        RecordComponent[] components = type.getRecordComponents();
        return new Shape<>(type, Arrays.stream(components).map(Shape::option).toList());
    }

    /** What the record as a whole is for. */
    Optional<String> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class)).map(Doc::value);
    }

    /**
     * Makes the record.
     *
     * @throws IllegalArgumentException when the record refuses the values
     */
    O create(List<Object> values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<O> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new CompilerBug("the record " + type.getName() + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new CompilerBug("the record " + type.getName() + " cannot be made", e);
        }
    }

    private static Option option(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        try {
            return new Option(component, ranged(typeOf(component.getGenericType()), Optional.ofNullable(range)));
        } catch (IllegalArgumentException e) {
            String name = component.getDeclaringRecord().getName() + "." + component.getName();
            throw new CompilerBug(name + " has a type that no option can have: " + e.getMessage(), e);
        }
    }

    private static OptionType ranged(OptionType type, Optional<Range> range) {
        if (range.isEmpty()) {
            return type;
        }
        if (type instanceof OptionType.Maybe maybe) {
            return new OptionType.Maybe(ranged(maybe.of(), range));
        }
        if (type instanceof OptionType.Whole whole) {
            long min = Math.max(whole.min(), range.get().min());
            return new OptionType.Whole(min, Math.min(whole.max(), range.get().max()), whole.isLong());
        }
        throw new IllegalArgumentException("a range is for whole numbers");
    }

    private static OptionType typeOf(Type declared) {
        return declared instanceof ParameterizedType generic ? genericType(generic) : plainType((Class<?>) declared);
    }

    private static OptionType genericType(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        OptionType last = typeOf(arguments[arguments.length - 1]);
        if (generic.getRawType() == Optional.class) {
            return new OptionType.Maybe(last);
        }
        if (generic.getRawType() == List.class) {
            return last instanceof OptionType.Reference ? new OptionType.References() : new OptionType.Many(last);
        }
        if (generic.getRawType() == Map.class && arguments[0] == String.class) {
            return new OptionType.Entries(last);
        }
        throw new IllegalArgumentException(generic.getTypeName());
    }

    private static OptionType plainType(Class<?> plain) {
        if (plain == String.class) {
            return new OptionType.Text();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return new OptionType.Flag();
        }
        if (plain == int.class || plain == Integer.class) {
            return new OptionType.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, false);
        }
        if (plain == long.class || plain == Long.class) {
            return new OptionType.Whole(Long.MIN_VALUE, Long.MAX_VALUE, true);
        }
        if (plain == Duration.class) {
            return new OptionType.Time();
        }
        if (plain == Path.class) {
            return new OptionType.FieldPath();
        }
        if (plain == Setting.class) {
            return new OptionType.Reference();
        }
        if (plain == Condition.class) {
            return new OptionType.When();
        }
        return structuredType(plain);
    }

    private static OptionType structuredType(Class<?> plain) {
        if (plain.isEnum()) {
            return new OptionType.Choice(Arrays.stream(plain.getEnumConstants())
                    .<Enum<?>>map(constant -> (Enum<?>) constant)
                    .toList());
        }
        if (plain.isRecord()) {
            return new OptionType.Block(plain.asSubclass(Record.class));
        }
        if (plain.isSealed()) {
            return new OptionType.Variants(Arrays.stream(plain.getPermittedSubclasses())
                    .<Class<? extends Record>>map(variant -> variant.asSubclass(Record.class))
                    .toList());
        }
        throw new IllegalArgumentException(plain.getName());
    }
}
