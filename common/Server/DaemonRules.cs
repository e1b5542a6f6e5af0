using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Checks that a master.cf entry gives a program what it demands (contract: master-child.md, section 1).</summary>
internal static class DaemonRules
{
    public static void Check(DaemonTraits traits, DaemonOptions options, string service)
    {
        if (options.Transport == null && !options.ServeStandardInput)
            throw new FatalException("no transport type specified");
        if (traits.ProcessLimit == RequiredProcessLimit.One && !options.LimitIsOne)
            throw new FatalException($"service {service} requires a process limit of 1");
        if (traits.ProcessLimit == RequiredProcessLimit.None && !options.Unlimited)
            throw new FatalException($"service {service} requires a process limit of 0");
        if (traits.NeedsPrivileges && options.Unprivileged && Credentials.EffectiveUid == 0)
            throw new FatalException($"service {service} requires privileged operation");
    }
}
