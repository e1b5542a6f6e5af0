using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Tls;

/// <summary>"postfix tls": opportunistic TLS is switched on, and keys and certificates of the SMTP server are made (postfix-tls(1)).</summary>
internal static class TlsActions
{
    /// <summary>The name under which this is logged.</summary>
    public const string Script = "postfix-tls-script";

    private const int Any = int.MaxValue;

    private const string NewKeyUsage = " [-a algorithm] [-b bits ] [hostname ...]";

    private static readonly TlsCommand[] s_commands =
    [
        new("enable-client", "r", " [-r devrandom]", 0, 0, (keys, given) => keys.EnableClient(given['r'])),
        new("enable-server", "abr", " [-a algorithm] [-b bits ] [-r devrandom] [hostname ...]", 0, Any,
            (keys, given) => keys.EnableServer(Algorithm(given, "private"), given['b'], given['r'], given.Operands)),
        new("new-server-key", "ab", NewKeyUsage, 0, Any,
            (keys, given) => keys.Create(Algorithm(given, "public"), given['b'], given.Operands)),
        new("new-server-cert", "ab", NewKeyUsage, 0, Any,
            (keys, given) => keys.Renew(Algorithm(given, "private"), given['b'], given.Operands)),
        new("deploy-server-cert", "", " certfile keyfile", 2, 2, (keys, given) => keys.Deploy(given.Operands[0], given.Operands[1])),
        new("output-server-csr", "k", " [-k keyfile] [hostname ...]", 0, Any, (keys, given) => keys.PrintRequest(given['k'], given.Operands)),
        new("output-server-tlsa", "h", " [-h hostname] [keyfile ...]", 0, Any, (keys, given) => keys.PrintTlsa(given['h'], given.Operands)),
        new("all-default-client", "", "", 0, 0, (keys, _) => keys.Defaults.HasClient ? 0 : 1),
        new("all-default-server", "", "", 0, 0, (keys, _) => keys.Defaults.HasServer ? 0 : 1),
    ];

    public static int Run(ControlContext context)
    {
        try
        {
            OpenSsl openssl = OpenSsl.Of(PrimarySettings(context.Settings));
            string name = context.Operands.ElementAtOrDefault(1) ?? "";
            if (Array.Find(s_commands, known => known.Name == name) is not { } command)
                return RefuseUnknown(context, name);
            return TlsArguments.Parse(command.Letters, [.. context.Operands.Skip(2)]) is { } given
                   && given.Operands.Count >= command.FewestOperands && given.Operands.Count <= command.MostOperands
                ? command.Run(new ServerKeys(context, openssl, TimeProvider.System), given)
                : context.Fail($"usage: postfix tls {name}{command.Usage}");
        }
        catch (Exception problem) when (problem is FatalException or PosixException)
        {
            return context.Fail(problem.Message);
        }
    }

    // All instances use the openssl(1) of the primary one.
    private static Settings PrimarySettings(Settings settings) =>
        FileSystem.TryStatus(Settings.DefaultConfigDirectory + "/main.cf") is null ? settings : Settings.Load(Settings.DefaultConfigDirectory);

    private static KeyAlgorithm Algorithm(TlsArguments given, string kind) => given['a'] is not { } name
        ? KeyAlgorithm.All[0]
        : KeyAlgorithm.Find(name) ?? throw new FatalException($"Unsupported {kind} key algorithm: {name}");

    private static int RefuseUnknown(ControlContext context, string name)
    {
        context.Log.Error($"unknown tls command: '{name}'");
        return context.Fail($"usage: postfix tls {s_commands[0].Name} (or {string.Join(", ", s_commands.Skip(1).Select(command => command.Name))})");
    }
}
