using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>What all deliveries of a process share: settings, tables, other services, and the writers of mailboxes.</summary>
internal sealed record LocalServices
{
    public required Settings Settings { get; init; }

    public required LocalOptions Options { get; init; }

    public required Log Log { get; init; }

    public required TimeProvider Clock { get; init; }

    public required string ServiceName { get; init; }

    public required AliasTables Aliases { get; init; }

    public required MapList MailboxTransports { get; init; }

    public required MapList MailboxCommands { get; init; }

    public required MapList FallbackTransports { get; init; }

    public required IUserDirectory Users { get; init; }

    public required IAddressRewriter Rewriter { get; init; }

    public required IAddressResolver Resolver { get; init; }

    /// <summary>Starts a message into cleanup(8).</summary>
    public required Func<CleanupFlags, CleanupClient> OpenCleanup { get; init; }

    public required MessageCopier Copier { get; init; }

    public required MailboxOpener Mailboxes { get; init; }

    public required Maildir Maildirs { get; init; }

    public required CommandRunner Commands { get; init; }

    /// <summary>Tells users who are logged in about new mail; null when that is off.</summary>
    public Biff? Biff { get; init; }

    /// <summary>The rights of <c>default_privs</c>, which are never root's.</summary>
    public required FileOwner DefaultRights { get; init; }

    /// <summary><c>local_command_shell</c> in words; empty for none.</summary>
    public IReadOnlyList<string> CommandShell { get; init; } = [];

    /// <summary>What commands inherit of our environment.</summary>
    public IReadOnlyList<string> ExportedEnvironment { get; init; } = [];

    /// <summary>Separates user and address extension.</summary>
    public LocalParts SplitExtension(string localPart) => EmailAddress.SplitExtension(
        localPart,
        Settings[MailParameters.RecipientDelimiter],
        Settings[MailParameters.OwnerRequestSpecial],
        Settings[MailParameters.DoubleBounceSender]);
}
