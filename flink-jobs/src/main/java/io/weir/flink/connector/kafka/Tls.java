package io.weir.flink.connector.kafka;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import java.util.Optional;

/** Encryption of the connection to the brokers. */
@Doc("Encryption of the connection to the brokers.")
public record Tls(
        @Doc("Accept any server certificate; for tests only.") @Default("false")
        boolean insecureSkipVerify,

        @Doc("File with the client's certificate chain in PEM, on the machines that run the tasks.")
        Optional<Setting> certFile,

        @Doc("File with the client's private key in PEM (PKCS #8), on the machines that run the tasks.")
        Optional<Setting> keyFile,

        @Doc("File with the certificates of the authorities to trust in PEM, on the machines that run the tasks.")
        Optional<Setting> caFile,

        @Doc("The client's certificate chain: PEM text, or the path of a file with it; wins over certFile.")
        Optional<Setting> cert,

        @Doc("The client's private key (PKCS #8): PEM text, or the path of a file with it; wins over keyFile.")
        @Sensitive
        Optional<Setting> key,

        @Doc("The certificates of the authorities to trust: PEM text, or the path of a file; wins over caFile.")
        Optional<Setting> ca)
        implements Checked {

    @Override
    public void check(Complaints complaints) {
        if (clientCertificate().isPresent() != clientKey().isPresent()) {
            String present = clientKey().isPresent() ? "a private key" : "a certificate";
            String absent = clientKey().isPresent() ? "a certificate" : "a private key";
            complaints.error("", present + " without " + absent, "give both 'certFile' and 'keyFile', or neither");
        }
    }

    Optional<Setting> clientCertificate() {
        return cert.or(() -> certFile);
    }

    Optional<Setting> clientKey() {
        return key.or(() -> keyFile);
    }

    Optional<Setting> authorities() {
        return ca.or(() -> caFile);
    }
}
