package framescope.terminal;

import java.io.Closeable;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// Hears Ctrl+C each time. Java by itself ends at the first, and is deaf to all others while it does.
///
/// The compiler warns of whoever names signals, for they are no part of Java proper; so they are
/// looked for by their names. Where there are none, Ctrl+C does what Java has it do.
final class Interrupts implements Closeable {
    private static final System.Logger LOG = System.getLogger(Interrupts.class.getName());

    private final Runnable undo;

    private Interrupts(Runnable undo) {
        this.undo = undo;
    }

    /// Listens until it is closed.
    ///
    /// @param then is called at every Ctrl+C, on a thread of its own
    static Interrupts heardBy(Runnable then) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Method handle = type.getMethod("handle", type, handlers);
            Object signal = type.getConstructor(String.class).newInstance("INT");
            Object before = handle.invoke(null, signal, handler(handlers, then));
            return new Interrupts(() -> put(handle, signal, before));
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Ctrl+C is left to Java", e);
            return new Interrupts(() -> {});
        }
    }

    private static Object handler(Class<?> handlers, Runnable then) {
        return Proxy.newProxyInstance(
                handlers.getClassLoader(),
                new Class<?>[] {handlers},
                (self, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        then.run();
                    }
                    return null;
                });
    }

    private static void put(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Ctrl+C is not left to Java again", e);
        }
    }

    /// Leaves Ctrl+C to Java again.
    @Override
    public void close() {
        undo.run();
    }
}
