package framescope.ui.statistics;

import framescope.analysis.Counts;
import framescope.analysis.Statistics;
import framescope.analysis.Statistics.Compression;
import framescope.analysis.Statistics.Percentiles;
import framescope.analysis.Statistics.Rates;
import framescope.capture.Direction;
import framescope.file.SafeFile;
import framescope.protocol.Opcode;
import framescope.text.ByteCount;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.TimeSpan;
import framescope.ui.common.PngFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/// Binds charts and numbers to the statistics.
public final class StatisticsController {
    private static final double NANOS_PER_SECOND = 1e9;

    /// As many labels stand side by side in a small window.
    private static final int MOST_LEVEL = 14;

    private final StatisticsViewModel model;
    private final List<Series<Number, Number>> frames = new ArrayList<>();
    private final List<Series<Number, Number>> bytes = new ArrayList<>();
    private final Series<String, Number> sizes = new Series<>();
    private final List<Series<String, Number>> opcodes = new ArrayList<>();

    @FXML private Pane content;
    @FXML private ToggleButton oneConnection;
    @FXML private LineChart<Number, Number> frameRate;
    @FXML private LineChart<Number, Number> byteRate;
    @FXML private BarChart<String, Number> sizeChart;
    @FXML private BarChart<String, Number> opcodeChart;
    @FXML private Label roundTrips;
    @FXML private Label compression;
    @FXML private Label totals;

    public StatisticsController(StatisticsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        oneConnection.selectedProperty().bindBidirectional(model.oneConnectionProperty());
        model.connectionProperty().subscribe(number -> offer(number.intValue()));
        for (Direction direction : Direction.values()) {
            String name = Messages.of("direction", direction);
            frames.add(new Series<>(name, FXCollections.observableArrayList()));
            bytes.add(new Series<>(name, FXCollections.observableArrayList()));
            Series<String, Number> kinds = new Series<>();
            kinds.setName(name);
            opcodes.add(kinds);
        }
        frameRate.getData().setAll(frames);
        byteRate.getData().setAll(bytes);
        sizeChart.getData().setAll(List.of(sizes));
        opcodeChart.getData().setAll(opcodes);
        model.shownProperty().subscribe(this::show);
    }

    private void offer(int connection) {
        oneConnection.setDisable(connection == 0);
        oneConnection.setText(
                connection == 0
                        ? Messages.get("statistics.one")
                        : Messages.format("statistics.only", String.valueOf(connection)));
    }

    private void show(Statistics now) {
        Rates rates = now.rates();
        double span = rates.spanNanos() / NANOS_PER_SECOND;
        for (int way = 0; way < 2; way++) {
            points(frames.get(way), rates.frames().get(way), span);
            points(bytes.get(way), rates.bytes().get(way), span);
            kinds(opcodes.get(way), now, way);
        }
        bars(now.sizes());
        totals.setText(totals(now));
        roundTrips.setText(describe(now.roundTrips()));
        compression.setText(describe(now.compression()));
    }

    private static String totals(Statistics now) {
        long fromClient = now.frames(Direction.CLIENT_TO_SERVER);
        long fromServer = now.frames(Direction.SERVER_TO_CLIENT);
        return fromClient + fromServer == 0
                ? Messages.get("statistics.totals.none")
                : Messages.format("statistics.totals", fromClient, fromServer);
    }

    // The last span is not over yet: its rate would seem to drop.
    private static void points(Series<Number, Number> series, Counts counts, double span) {
        int count = Math.max(Math.min(counts.size(), 1), counts.size() - 1);
        for (int i = 0; i < count; i++) {
            double at = i * span;
            double rate = counts.at(i) / span;
            if (i < series.getData().size()) {
                series.getData().get(i).setXValue(at);
                series.getData().get(i).setYValue(rate);
            } else {
                series.getData().add(new Data<>(at, rate));
            }
        }
        series.getData().remove(count, series.getData().size());
    }

    private void bars(Counts counts) {
        int first =
                IntStream.range(0, counts.size())
                        .filter(i -> counts.at(i) > 0)
                        .findFirst()
                        .orElse(0);
        int last = first;
        for (int i = first; i < counts.size(); i++) {
            last = counts.at(i) > 0 ? i : last;
        }
        List<Data<String, Number>> bars = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            bars.add(new Data<>(i == 0 ? "0" : ByteCount.brief(1L << (i - 1)), counts.at(i)));
        }
        sizeChart.getXAxis().setTickLabelRotation(bars.size() > MOST_LEVEL ? -90 : 0);
        replace(sizes, bars);
    }

    private static void kinds(Series<String, Number> series, Statistics now, int way) {
        List<Data<String, Number>> bars = new ArrayList<>();
        for (Opcode opcode : Opcode.values()) {
            int code = opcode.code();
            if (now.opcodes().stream().anyMatch(counts -> counts.at(code) > 0)) {
                bars.add(new Data<>(RowText.opcode(opcode), now.opcodes().get(way).at(code)));
            }
        }
        replace(series, bars);
    }

    // Bars that stay keep their nodes.
    private static void replace(Series<String, Number> series, List<Data<String, Number>> bars) {
        boolean same =
                series.getData().stream()
                        .map(Data::getXValue)
                        .toList()
                        .equals(bars.stream().map(Data::getXValue).toList());
        if (!same) {
            series.getData().setAll(bars);
            return;
        }
        for (int i = 0; i < bars.size(); i++) {
            series.getData().get(i).setYValue(bars.get(i).getYValue());
        }
    }

    private static String describe(Percentiles times) {
        if (times.count() == 0) {
            return Messages.get("statistics.roundTrips.none");
        }
        return Messages.format(
                "statistics.roundTrips",
                times.count(),
                TimeSpan.of(times.shortest()),
                TimeSpan.of(times.marks().get(0)),
                TimeSpan.of(times.marks().get(1)),
                TimeSpan.of(times.marks().get(2)),
                TimeSpan.of(times.marks().get(3)),
                TimeSpan.of(times.longest()));
    }

    private static String describe(Compression saved) {
        if (saved.messages() == 0) {
            return Messages.get("statistics.compression.none");
        }
        double kept = (double) saved.wireBytes() / Math.max(1, saved.inflatedBytes());
        return Messages.format(
                "statistics.compression",
                saved.messages(),
                ByteCount.of(saved.inflatedBytes()),
                ByteCount.of(saved.wireBytes()),
                1 - kept);
    }

    @FXML
    private void exportCsv() {
        model.exportCsv();
    }

    @FXML
    private void exportPicture() {
        model.exportPicture(this::picture);
    }

    private SafeFile.Content picture() {
        return PngFile.of(content.snapshot(null, null))::writeTo;
    }
}
