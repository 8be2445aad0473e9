package framescope.bench.micro;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the JMH benchmarks of this package and says what their figures mean.
///
/// Run by `mvn -q test-compile exec:exec@jmh`, with JMH's own options in
/// `-Dbench.args="DecoderBenchmark -p payload=125"`; they win over the ones here.
public final class MicroBenchmarks {
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private MicroBenchmarks() {}

    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        CommandLineOptions wanted = new CommandLineOptions(args);
        OptionsBuilder defaults = new OptionsBuilder();
        defaults.parent(wanted);
        if (wanted.getIncludes().isEmpty()) {
            defaults.include(MicroBenchmarks.class.getPackageName().replace(".", "\\."));
        }
        if (!wanted.getForkCount().hasValue()) {
            defaults.forks(1);
        }
        if (!wanted.getWarmupIterations().hasValue()) {
            defaults.warmupIterations(2).warmupTime(ITERATION);
        }
        if (!wanted.getMeasurementIterations().hasValue()) {
            defaults.measurementIterations(3).measurementTime(ITERATION);
        }
        // The same two as in launch.args.
        defaults.jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        defaults.addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(defaults.build()).run();
        System.out.print(new MicroResults(results));
    }
}
