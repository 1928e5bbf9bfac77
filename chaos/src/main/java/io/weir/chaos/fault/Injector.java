package io.weir.chaos.fault;

import io.weir.chaos.fault.FaultKind.Act;
import io.weir.chaos.world.World;
import io.weir.dev.TcpProxy;
import io.weir.dev.TcpProxy.Direction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does faults to a world, and heals each when its time is over. For use by one thread. */
public final class Injector implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DELAY = Duration.ofMillis(250);

    private final World world;
    private final ScheduledExecutorService healer = Executors.newScheduledThreadPool(Victim.values().length);
    private final Map<Victim, Future<?>> healing = new EnumMap<>(Victim.class);

    /** Nothing happens yet. */
    public Injector(World world) {
        this.world = world;
    }

    /** Does a fault, after the former one of the same victim is healed. Returns at once. */
    public void inject(Injection injection) {
        FaultKind kind = injection.kind();
        await(kind.victim());
        Runnable cure = hurt(kind, injection.choice());
        healing.put(kind.victim(), healer.schedule(cure, injection.hold().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits until everything is healed: processes run again, and answer. */
    public void awaitHealed() {
        for (Victim victim : Victim.values()) {
            await(victim);
        }
    }

    private Runnable hurt(FaultKind kind, int choice) {
        return switch (kind.victim()) {
            case TASKMANAGER -> kind.act() == Act.KILL ? killTaskManager(choice) : freezeTaskManager(choice);
            case JOBMANAGER -> jobManager(kind.act());
            case BROKER -> broker(kind.act());
            case DATABASE -> database(kind.act());
            case BROKER_LINK -> link(kind.act(), world.kafka().proxy());
            case DATABASE_LINK -> link(kind.act(), world.postgres().proxy());
            case FLOW -> throw new IllegalArgumentException(kind.label() + " is done by the flow's owner");
        };
    }

    private Runnable killTaskManager(int choice) {
        world.flink().killTaskManager(choice);
        return () -> world.flink().startTaskManager();
    }

    private Runnable freezeTaskManager(int choice) {
        int number = world.flink().freezeTaskManager(choice);
        return () -> world.flink().thawTaskManager(number);
    }

    private Runnable jobManager(Act act) {
        if (act == Act.KILL) {
            world.flink().killJobManager();
            return () -> world.flink().startJobManager();
        }
        world.flink().freezeJobManager();
        return () -> world.flink().thawJobManager();
    }

    private Runnable broker(Act act) {
        if (act == Act.KILL) {
            world.kafka().kill();
            return world.kafka()::restart;
        }
        world.kafka().freeze();
        return world.kafka()::thaw;
    }

    private Runnable database(Act act) {
        if (act == Act.KILL) {
            world.postgres().kill();
            return world.postgres()::restart;
        }
        world.postgres().freeze();
        return world.postgres()::thaw;
    }

    private static Runnable link(Act act, TcpProxy link) {
        switch (act) {
            case SEVER -> link.sever();
            case CUT -> link.cut();
            case DELAY -> {
                link.delay(Direction.TO_SERVER, DELAY);
                link.delay(Direction.TO_CLIENT, DELAY);
            }
            case BLACK_HOLE -> link.blackHole();
            case LOSE_ANSWER -> link.loseAnswerToCommit();
            case KILL, FREEZE, CHANGE -> throw new IllegalArgumentException("a connection cannot suffer " + act);
        }
        return link::heal;
    }

    private void await(Victim victim) {
        Future<?> cure = healing.get(victim);
        if (cure == null) {
            return;
        }
        try {
            cure.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the " + victim + " was healed", interrupted);
        } catch (ExecutionException | TimeoutException broken) {
            throw new IllegalStateException("the " + victim + " cannot be healed", broken);
        }
    }

    @Override
    public void close() {
        healer.shutdownNow();
    }
}
