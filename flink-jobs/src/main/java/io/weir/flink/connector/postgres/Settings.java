package io.weir.flink.connector.postgres;

import io.weir.declare.Complaints;
import io.weir.declare.Setting;

/** What can be said about options before their references are resolved. */
final class Settings {
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
