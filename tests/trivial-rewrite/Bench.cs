using System.Net;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.TrivialRewrite.Tests;

/// <summary>A resolver for a main.cf of a few lines, with the log that it writes.</summary>
internal sealed class Bench
{
    private static readonly (string, string)[] s_base =
    [
        ("compatibility_level", "3.6"), ("myhostname", "mail.my.test"), ("mydomain", "my.test"), ("myorigin", "my.test"),
        ("mydestination", "$myhostname, my.test, localhost.$mydomain, localhost"), ("inet_interfaces", "127.0.0.1"),
        ("recipient_delimiter", "+"),
    ];

    private readonly RoutePolicy _mail;
    private readonly RoutePolicy _probes;
    private readonly AddressResolver _resolver;

    public Bench(params (string, string)[] lines)
    {
        Settings settings = Settings.FromValues([.. s_base, .. lines]);
        TableSet tables = new(new TableContext(settings, new Log(0, new CapturedLines(Lines))));
        var setup = new RequestSetup(settings, tables, IPAddress.IsLoopback, TimeProvider.System);
        (_resolver, _mail, _probes) = setup.CreateResolver();
    }

    public List<string> Lines { get; } = [];

    public string Resolve(string address, string sender = "x@y.z") => Describe(_resolver.Resolve(_mail, sender, address));

    public string ResolveForProbe(string address, string sender = "x@y.z") => Describe(_resolver.Resolve(_probes, sender, address));

    private static string Describe(ResolveReply reply)
    {
        if (reply.Flags.HasFlag(ResolveFlags.Fail))
            return "fail";
        string flags = (reply.Flags.HasFlag(ResolveFlags.Routed) ? " routed" : "") + (reply.Flags.HasFlag(ResolveFlags.Error) ? " error" : "");
        string kind = (reply.Flags & ~(ResolveFlags.Routed | ResolveFlags.Error)).ToString()["Class".Length..];
        return reply.Flags.HasFlag(ResolveFlags.Error) && reply.Transport.Contains(' ')
            ? $"bad {reply.Recipient}"
            : $"{reply.Transport}:{reply.Nexthop} {reply.Recipient} {kind}{flags}";
    }

    private sealed class CapturedLines(List<string> lines) : LineTarget
    {
        protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

        protected override void Send(Severity severity, ReadOnlySpan<byte> line) => lines.Add(ByteText.FromBytes(line));
    }
}
