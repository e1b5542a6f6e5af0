using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Checks that a master.cf entry gives a program what it demands (contract: master-child.md, section 1).</summary>
internal static class DaemonRules
{
    /// <exception cref="FatalException">It does not.</exception>
    public static void Check(DaemonTraits traits, DaemonOptions options, string service)
    {
        if (!options.ServeStandardInput)
            CheckLimit(traits, options, service);
        if (traits.NeedsPrivileges && options.Unprivileged && Credentials.EffectiveUid == 0)
            throw new FatalException($"service {service} requires privileged operation");
        if (!options.ServeStandardInput)
            CheckTransport(traits, options);
        if (!traits.TakesArguments && options.Arguments is [string first, ..])
            throw new FatalException($"unexpected command-line argument: {first}");
    }

    private static void CheckLimit(DaemonTraits traits, DaemonOptions options, string service)
    {
        if (traits.ProcessLimit == RequiredProcessLimit.One && !options.LimitIsOne)
            throw new FatalException($"service {service} requires a process limit of 1");
        if (traits.ProcessLimit == RequiredProcessLimit.None && !options.Unlimited)
            throw new FatalException($"service {service} requires a process limit of 0");
    }

    private static void CheckTransport(DaemonTraits traits, DaemonOptions options)
    {
        if (options.Transport == null)
            throw new FatalException("no transport type specified");
        if (!traits.Transports.Contains(options.Transport, StringComparer.OrdinalIgnoreCase))
            throw new FatalException($"unsupported transport type: {options.Transport}");
    }
}
