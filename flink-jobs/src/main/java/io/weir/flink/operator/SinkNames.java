package io.weir.flink.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What dead letters call the sink that a record was meant for.
 *
 * @param main the sink of records that no router took aside
 * @param routes the sinks of the routes, by index
 */
public record SinkNames(String main, List<String> routes) implements Serializable {
    public SinkNames {
        routes = List.copyOf(routes);
    }

    /** The sink of a record's route. */
    public String of(int route) {
        return route >= 0 && route < routes.size() ? routes.get(route) : main;
    }
}
