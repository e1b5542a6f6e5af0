using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>What versions of Postfix have brought to master.cf, in the order in which an old file gets it (post-install of Postfix 3.12).</summary>
internal static class MasterRevisions
{
    private static readonly string[] s_no = ["n"];
    private static readonly string[] s_yes = ["y", "-"];

    public static readonly IReadOnlyList<IMasterRevision> All =
    [
        // 1.1 to 2.1
        new MissingService("relay service", "relay     unix  -       -       n       -       -       smtp"),
        new MissingService("flush service", "flush     unix  n       -       n       1000?   0       flush"),
        new MissingService("trace service", "trace     unix  -       -       n       -       0       bounce"),
        new MissingService("verify service", "verify    unix  -       -       n       -       1       verify"),
        new FieldCorrection("setting verify process limit to 1",
            [(MasterField.Service, ["verify"]), (MasterField.ProcessLimit, ["0"]), (MasterField.Command, ["verify"])],
            [(MasterField.ProcessLimit, _ => "1")]),
        new FieldCorrection("making the pickup service unprivileged",
            [(MasterField.Service, ["pickup"]), (MasterField.Type, ["fifo"]), (MasterField.Private, s_no), (MasterField.Unprivileged, s_no)],
            [(MasterField.Unprivileged, _ => "-")]),
        MadePublic("cleanup"),
        MadePublic("flush"),

        // 2.0 to 2.5
        new MissingService("proxymap service", "proxymap  unix  -       -       n       -       -       proxymap"),
        new MissingService("anvil service", "anvil     unix  -       -       n       -       1       anvil"),
        new MissingService("scache service", "scache    unix  -       -       n       -       1       scache"),
        new MissingService("discard service", "discard   unix  -       -       n       -       -       discard"),
        new FieldCorrection("updating the tlsmgr from fifo to unix service",
            [(MasterField.Service, ["tlsmgr"]), (MasterField.Type, ["fifo"])],
            [(MasterField.Type, _ => "unix"), (MasterField.Wakeup, OnlyWhenUsed)]),
        new MissingService("tlsmgr service", "tlsmgr    unix  -       -       n       1000?   1       tlsmgr"),
        new MissingService("retry service", "retry     unix  -       -       n       -       -       error"),
        new MissingService("proxywrite service", "proxywrite unix -       -       n       -       1       proxymap"),
        new FieldCorrection("setting proxywrite process limit to 1",
            [(MasterField.Service, ["proxywrite"]), (MasterField.ProcessLimit, ["-"]), (MasterField.Command, ["proxymap"])],
            [(MasterField.ProcessLimit, _ => "1")]),

        // 2.8
        new OptionalService("postscreen TCP service", "#smtp      inet  n       -       n       -       1       postscreen"),
        new OptionalService("smtpd unix-domain service", "#smtpd     pass  -       -       n       -       -       smtpd"),
        new OptionalService("dnsblog unix-domain service", "#dnsblog   unix  -       -       n       -       0       dnsblog"),
        new OptionalService("tlsproxy unix-domain service", "#tlsproxy  unix  -       -       n       -       0       tlsproxy"),

        // 3.4
        new MissingService("postlog unix-domain datagram service", "postlog   unix-dgram n  -       n       -       1       postlogd"),
    ];

    private static FieldCorrection MadePublic(string name) => new($"making the {name} service public",
        [(MasterField.Service, [name]), (MasterField.Type, ["unix"]), (MasterField.Private, s_yes)],
        [(MasterField.Private, _ => "n")]);

    private static string OnlyWhenUsed(string wakeup) =>
        wakeup.EndsWith('?') || !char.IsAsciiDigit(wakeup[0]) ? wakeup : wakeup + "?";
}
