using System.Buffers;
using Postfix.Config;
using Postfix.Delivery.Mailboxes;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>The settings of local(8) that are lists of words or characters, read and checked once.</summary>
internal sealed class LocalOptions
{
    private static readonly Dictionary<string, ExpansionKind> s_expansions = new()
    {
        ["alias"] = ExpansionKind.Alias,
        ["forward"] = ExpansionKind.Forward,
        ["include"] = ExpansionKind.Include,
    };

    private static readonly Dictionary<string, DeliveredHeaders> s_deliveredHeaders = new()
    {
        ["command"] = DeliveredHeaders.Command,
        ["file"] = DeliveredHeaders.File,
        ["forward"] = DeliveredHeaders.Forward,
    };

    // The first three are for cleanup(8) and smtp(8).
    private static readonly Dictionary<string, PropagatedExtensions> s_propagated = new()
    {
        ["canonical"] = PropagatedExtensions.None,
        ["virtual"] = PropagatedExtensions.None,
        ["generic"] = PropagatedExtensions.None,
        ["alias"] = PropagatedExtensions.Alias,
        ["forward"] = PropagatedExtensions.Forward,
        ["include"] = PropagatedExtensions.Include,
    };

    /// <param name="settings">main.cf.</param>
    /// <exception cref="ConfigurationException">A value is not valid.</exception>
    public LocalOptions(Settings settings)
    {
        CommandsAllowedIn = Kinds(settings, LocalParameters.AllowMailToCommands);
        FilesAllowedIn = Kinds(settings, LocalParameters.AllowMailToFiles);
        DeliveredHeaders = Members(settings, LocalParameters.PrependDeliveredHeader, s_deliveredHeaders)
            .Aggregate(DeliveredHeaders.None, (a, b) => a | b);
        Propagated = Members(settings, CleanupParameters.PropagateUnmatchedExtensions, s_propagated)
            .Aggregate(PropagatedExtensions.None, (a, b) => a | b);
        MailboxLocks = settings[LocalParameters.SunMailtoolCompatibility]
            ? MailboxLocks.DotLock
            : MailboxLockNames.Parse(LocalParameters.MailboxDeliveryLock.Name, settings[LocalParameters.MailboxDeliveryLock]);
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
        Members(settings, parameter, s_expansions).Aggregate(ExpansionKind.None, (a, b) => a | b);

    private static IEnumerable<T> Members<T>(Settings settings, Parameter<string> parameter, Dictionary<string, T> known)
    {
        string value = settings[parameter];
        foreach (string name in Tokens.SplitList(value))
        {
            if (!known.TryGetValue(ByteText.LowerAscii(name), out T? member))
            {
                throw new ConfigurationException(
                    $"unknown {parameter.Name} value \"{name}\" in \"{value}\"", parameter: parameter.Name);
            }
            yield return member;
        }
    }
}
