import org.jspecify.annotations.NullMarked;

/// Framescope: shows what a WebSocket really puts on the wire.
@NullMarked
@SuppressWarnings(
        "requires-automatic") // Netty names its modules in the manifest only, HdrHistogram not at
// all.
module framescope {
    requires HdrHistogram;
    requires atlantafx.base;
    requires info.picocli;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.transport;
    requires java.desktop;
    requires java.management;
    requires javafx.controls;
    requires javafx.fxml;
    requires static org.jspecify;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires java.xml;
    requires jdk.management;
    requires jdk.unsupported;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.cbor;
    requires tools.jackson.databind;

    opens framescope to
            info.picocli;
    opens framescope.preset to
            tools.jackson.databind;
    opens framescope.ui.common to
            tools.jackson.databind;
    opens framescope.ui.behaviour to
            javafx.fxml;
    opens framescope.ui.compose to
            javafx.fxml;
    opens framescope.ui.connections to
            javafx.fxml;
    opens framescope.ui.control to
            javafx.fxml;
    opens framescope.ui.detail to
            javafx.fxml;
    opens framescope.ui.endpoint to
            javafx.fxml;
    opens framescope.ui.files to
            javafx.fxml,
            tools.jackson.databind;
    opens framescope.ui.findings to
            javafx.fxml;
    opens framescope.ui.framelist to
            javafx.fxml,
            tools.jackson.databind;
    opens framescope.ui.heartbeat to
            javafx.fxml;
    opens framescope.ui.lab to
            javafx.fxml;
    opens framescope.ui.ladder to
            javafx.fxml;
    opens framescope.ui.main to
            javafx.fxml,
            tools.jackson.databind;
    opens framescope.ui.notebook to
            javafx.fxml;
    opens framescope.ui.statistics to
            javafx.fxml;

    exports framescope.ui.connections to
            javafx.fxml;
    exports framescope.ui.control to
            javafx.fxml;
    exports framescope.ui.ladder to
            javafx.fxml;
}
