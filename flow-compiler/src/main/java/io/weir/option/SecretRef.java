package io.weir.option;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.declare.Setting;

@Doc("A key of a Kubernetes secret.")
record SecretRef(
        @Doc("Name of the secret.") @NotEmpty String name,

        @Doc("Key in the secret.") @NotEmpty String key,

        @Doc("Namespace of the secret; the flow's own if left out.") @Default("")
        String namespace) {
    Setting setting() {
        return Setting.secret(namespace, name, key);
    }
}
