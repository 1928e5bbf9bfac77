package io.weir.flink.connector.postgres;

import io.weir.declare.Complaints;
import io.weir.declare.Setting;
import io.weir.problem.SecretMask;
import java.util.stream.Collectors;

/** What can be said about options before their references are resolved. */
final class Settings {
    /** Stands for what only the task knows, where the text is taken apart. */
    private static final String REFERENCE = "weir-reference";

    private Settings() {}

    static void checkConnection(Setting setting, Complaints complaints) {
        if (!setting.isLiteral()) {
            return; // checked in the task, where its references have values
        }
        try {
            ConnectionStrings.parse(setting.display());
        } catch (MalformedConnectionString e) {
            complaints.error(
                    "connectionString",
                    String.valueOf(e.getMessage()),
                    "write postgres://user:${env:PASSWORD}@host:5432/database?sslmode=require");
        }
    }

    /** Host, port and database, as far as the spec tells them; a reference stands by its name. Never a password. */
    static String address(Setting setting) {
        String known = setting.parts().stream()
                .map(part -> part instanceof Setting.Literal literal ? literal.text() : REFERENCE)
                .collect(Collectors.joining());
        try {
            ConnectionString target = ConnectionStrings.parse(known);
            String address = target.host() + ":" + target.port() + "/" + target.database();
            return address.contains(REFERENCE) ? SecretMask.value(setting.display()) : address;
        } catch (MalformedConnectionString e) { // the references hold more than a name or a password
            return SecretMask.value(setting.display());
        }
    }

    static void checkTable(Setting setting, Complaints complaints) {
        if (!setting.isLiteral()) {
            return;
        }
        try {
            TableName.parse(setting.display());
        } catch (IllegalArgumentException e) {
            complaints.error("table", String.valueOf(e.getMessage()), "write 'table' or 'schema.table'");
        }
    }
}
