package framescope.text;

/// The names of link types of packet captures, by their numbers in the tcpdump.org list.
final class LinkTypeText {
    private LinkTypeText() {}

    /// The number, and the name where it is one that people come upon.
    static String of(int linkType) {
        String number = Integer.toString(linkType);
        return Messages.find("link." + number)
                .map(name -> Messages.format("link.named", number, name))
                .orElse(number);
    }
}
