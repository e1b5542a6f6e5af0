namespace Postfix.Config;

/// <summary>Parameters that exist twice, as <c>smtp_…</c> and <c>lmtp_…</c>, and are declared once, without that prefix.</summary>
public sealed class ClientParameterGroup : ParameterGroup
{
    private readonly bool _isLmtp;

    private ClientParameterGroup(string name, bool isLmtp)
        : base(name)
    {
        _isLmtp = isLmtp;
        Prefix = isLmtp ? "lmtp_" : "smtp_";
    }

    /// <summary>What all names begin with; a default refers to a sister parameter by it.</summary>
    public string Prefix { get; }

    /// <summary>The set that the program uses when it runs as smtp(8).</summary>
    public static ClientParameterGroup Smtp(string area) => new($"smtp{area}", isLmtp: false);

    /// <summary>The set that the program uses when it runs as lmtp(8).</summary>
    public static ClientParameterGroup Lmtp(string area) => new($"lmtp{area}", isLmtp: true);

    /// <summary>The text that differs between the two sets: a default, or a name such as <c>helo_name</c> and <c>lhlo_name</c>.</summary>
    public string Pick(string smtp, string lmtp) => _isLmtp ? lmtp : smtp;

    /// <inheritdoc/>
    protected override string FullName(string name) => Prefix + name;
}
