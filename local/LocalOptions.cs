using System.Buffers;
using Postfix.Config;
using Postfix.Delivery.Mailboxes;
using Postfix.Mail;

namespace Postfix.LocalDelivery;

/// <summary>The settings of local(8) that are lists of words or characters, read and checked once.</summary>
internal sealed class LocalOptions
{
    private static readonly Dictionary<string, ExpansionKind> s_expansions = new(StringComparer.Ordinal)
    {
        ["alias"] = ExpansionKind.Alias,
        ["forward"] = ExpansionKind.Forward,
        ["include"] = ExpansionKind.Include,
    };

    private static readonly Dictionary<string, DeliveredHeaders> s_deliveredHeaders = new(StringComparer.Ordinal)
    {
        ["command"] = DeliveredHeaders.Command,
        ["file"] = DeliveredHeaders.File,
        ["forward"] = DeliveredHeaders.Forward,
    };

    /// <param name="settings">main.cf.</param>
    /// <exception cref="ConfigurationException">A value is not valid.</exception>
    public LocalOptions(Settings settings)
    {
        CommandsAllowedIn = Kinds(settings, LocalParameters.AllowMailToCommands);
        FilesAllowedIn = Kinds(settings, LocalParameters.AllowMailToFiles);
        DeliveredHeaders = KnownWords.Read(settings, LocalParameters.PrependDeliveredHeader, s_deliveredHeaders)
            .Aggregate(DeliveredHeaders.None, (a, b) => a | b);
        Propagated = PropagatedExtensionNames.Parse(settings);
        MailboxLocks = settings[LocalParameters.SunMailtoolCompatibility]
            ? MailboxLocks.DotLock
            : MailboxLockNames.Parse(LocalParameters.MailboxDeliveryLock.Name, settings[LocalParameters.MailboxDeliveryLock]);
        if (MailboxLocks == MailboxLocks.None)
            throw new ConfigurationException($"parameter {LocalParameters.MailboxDeliveryLock.Name} specifies no applicable mailbox locking method");
        ForwardPathCharacters = SearchValues.Create(settings[LocalParameters.ForwardExpansionFilter]);
        DirectoryCharacters = SearchValues.Create(settings[LocalParameters.ExecutionDirectoryExpansionFilter]);
        CommandCharacters = SearchValues.Create(settings[LocalParameters.CommandExpansionFilter]);
    }

    /// <summary>Where <c>|command</c> may stand.</summary>
    public ExpansionKind CommandsAllowedIn { get; }

    /// <summary>Where <c>/file/name</c> may stand.</summary>
    public ExpansionKind FilesAllowedIn { get; }

    /// <summary>Deliveries that get a Delivered-To: header.</summary>
    public DeliveredHeaders DeliveredHeaders { get; }

    /// <summary>Expansions whose results inherit the address extension.</summary>
    public PropagatedExtensions Propagated { get; }

    /// <summary>How mailbox files are locked.</summary>
    public MailboxLocks MailboxLocks { get; }

    /// <summary>What recipient data may bring into the name of a .forward file.</summary>
    public SearchValues<char> ForwardPathCharacters { get; }

    /// <summary>What recipient data may bring into the name of a command's directory.</summary>
    public SearchValues<char> DirectoryCharacters { get; }

    /// <summary>What message data may bring into a command's environment.</summary>
    public SearchValues<char> CommandCharacters { get; }

    private static ExpansionKind Kinds(Settings settings, Parameter<string> parameter) =>
        KnownWords.Read(settings, parameter, s_expansions).Aggregate(ExpansionKind.None, (a, b) => a | b);
}
