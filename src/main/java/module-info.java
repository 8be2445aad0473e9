import org.jspecify.annotations.NullMarked;

/// Framescope: shows what a WebSocket really puts on the wire.
@NullMarked
@SuppressWarnings("requires-automatic") // Netty names its modules in the manifest only.
module framescope {
    requires atlantafx.base;
    requires info.picocli;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.transport;
    requires javafx.controls;
    requires javafx.fxml;
    requires static org.jspecify;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires tools.jackson.core;

    opens framescope to
            info.picocli;
}
