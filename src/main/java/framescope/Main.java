package framescope;

/// Starts the program.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("hello " + args.length + " " + System.getProperty("java.version"));
    }
}
