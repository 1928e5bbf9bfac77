package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dev.TcpProxy.Direction;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults on connections to a server that answers every request of Kafka's protocol with its number. */
final class TcpProxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final short PRODUCE = 0;
    private static final short END_TXN = 26;

    private final AtomicInteger served = new AtomicInteger();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(FreePort.pick(), 10, InetAddress.getLoopbackAddress());
        thread(this::accept);
        proxy = TcpProxy.to(server.getLocalPort(), WireProtocol.KAFKA);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void withoutFaultsItPassesEverythingOn() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask(PRODUCE, 1)).isEqualTo(1);
            assertThat(client.ask(PRODUCE, 2)).isEqualTo(2);
            assertThat(proxy.connections()).isOne();
        }

        Await.until("the end of the connection", PATIENCE, () -> proxy.connections() == 0);
        assertThat(proxy.injected()).isEqualTo(new InjectedFaults(0, 0, 0, 0, 0, 0));
    }

    @Test
    void severedClientsMayComeBackAndCutOnesOnlyAfterHealing() throws IOException {
        try (Client client = new Client()) {
            client.ask(PRODUCE, 1);
            assertThat(proxy.sever()).isOne();
            assertThatThrownBy(() -> client.ask(PRODUCE, 2)).isInstanceOf(IOException.class);
        }
        try (Client client = new Client()) {
            assertThat(client.ask(PRODUCE, 3)).isEqualTo(3);
            assertThat(proxy.cut()).isOne();
            assertThatThrownBy(() -> client.ask(PRODUCE, 4)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new Client().ask(PRODUCE, 5)).isInstanceOf(IOException.class);
        proxy.heal();
        try (Client client = new Client()) {
            assertThat(client.ask(PRODUCE, 6)).isEqualTo(6);
        }

        assertThat(proxy.injected()).isEqualTo(new InjectedFaults(2, 1, 0, 0, 0, 0));
        assertThat(served).hasValue(3);
    }

    @Test
    void aBlackHoleAnswersNothingAndResetsWhatItSwallowedWhenItHeals() throws IOException {
        try (Client talking = new Client();
                Client silent = new Client()) {
            talking.ask(PRODUCE, 1);
            silent.ask(PRODUCE, 2);
            proxy.blackHole();
            talking.socket.setSoTimeout(200);
            assertThatThrownBy(() -> talking.ask(PRODUCE, 3)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();

            assertThatThrownBy(() -> talking.ask(PRODUCE, 4))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThat(silent.ask(PRODUCE, 5)).isEqualTo(5);
        }

        assertThat(proxy.injected()).isEqualTo(new InjectedFaults(0, 0, 1, 0, 0, 0));
        assertThat(served).hasValue(3);
    }

    @Test
    void aDelayHoldsForItsDirectionUntilHealed() throws IOException {
        try (Client client = new Client()) {
            proxy.delay(Direction.TO_CLIENT, Duration.ofMillis(150));
            long begun = System.nanoTime();
            assertThat(client.ask(PRODUCE, 1)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(149));

            long delayed = proxy.injected().deliveriesDelayed();
            proxy.delay(Direction.TO_CLIENT, Duration.ofHours(1));
            client.send(PRODUCE, 2);
            Await.until("a delayed answer", PATIENCE, () -> proxy.injected().deliveriesDelayed() > delayed);
            proxy.heal();
            assertThat(client.receive()).isEqualTo(2);
        }
    }

    @Test
    void theAnswerToOneCommitIsLostAfterTheServerGaveIt() throws IOException {
        proxy.loseAnswerToCommit();
        try (Client client = new Client()) {
            assertThat(client.ask(PRODUCE, 1)).isEqualTo(1);
            assertThatThrownBy(() -> client.ask(END_TXN, 2)).isInstanceOf(IOException.class);
        }
        try (Client client = new Client()) {
            assertThat(client.ask(END_TXN, 3)).isEqualTo(3);
        }

        assertThat(served).hasValue(3);
        assertThat(proxy.injected()).isEqualTo(new InjectedFaults(0, 0, 0, 0, 1, 0));
    }

    @Test
    void aRequestThatIsHeldBackArrivesAfterItsClientIsGone() throws IOException {
        proxy.holdBackCommits("PRODUCE"::equals, 1);
        try (Client dying = new Client()) {
            dying.ask(END_TXN, 1);
            dying.ask(PRODUCE, 2);
            dying.send(END_TXN, 3);
            Await.until("the request is held", PATIENCE, () -> proxy.injected().requestsHeld() == 1);
        }
        try (Client other = new Client()) {
            other.ask(PRODUCE, 4);
            assertThat(other.ask(END_TXN, 5)).isEqualTo(5);
            assertThat(served).hasValue(4);
        }

        proxy.heal();

        Await.until("the late request is served", PATIENCE, () -> served.get() == 5);
    }

    @Test
    void aClientOfADeadServerIsReset() throws IOException {
        server.close();

        assertThatThrownBy(() -> new Client().ask(PRODUCE, 1)).isInstanceOf(IOException.class);
        assertThat(proxy.injected()).isEqualTo(new InjectedFaults(0, 0, 0, 0, 0, 0));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                thread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream input = new DataInputStream(client.getInputStream());
            DataOutputStream output = new DataOutputStream(client.getOutputStream());
            while (true) {
                input.readInt();
                input.readInt();
                int number = input.readInt();
                served.incrementAndGet();
                output.writeInt(Integer.BYTES);
                // In two pieces, as the network may cut it.
                output.writeInt(number);
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static void thread(Runnable action) {
        Thread thread = new Thread(action, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Client implements AutoCloseable {
        private final Socket socket;

        private Client() {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                socket.setSoTimeout((int) PATIENCE.toMillis());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private int ask(short key, int number) throws IOException {
            send(key, number);
            return receive();
        }

        private void send(short key, int number) throws IOException {
            DataOutputStream output = new DataOutputStream(socket.getOutputStream());
            output.writeInt(8);
            output.writeShort(key);
            output.writeShort(0);
            output.writeInt(number);
        }

        private int receive() throws IOException {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            assertThat(input.readInt()).isEqualTo(Integer.BYTES);
            return input.readInt();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
