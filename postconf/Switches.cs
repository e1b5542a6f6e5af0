namespace Postfix.Postconf;

/// <summary>The option letters of postconf(1) that choose what to do; the order is that of error messages.</summary>
[Flags]
internal enum Switches
{
    None = 0,
    ServerSaslTypes = 1 << 0,
    ClientSaslTypes = 1 << 1,
    ExpandedTemplates = 1 << 2,
    Defaults = 1 << 3,
    Edit = 1 << 4,
    Fold = 1 << 5,
    MasterFields = 1 << 6,
    HideNames = 1 << 7,
    HideValues = 1 << 8,
    Json = 1 << 9,
    LockTypes = 1 << 10,
    TableTypes = 1 << 11,
    MasterEntries = 1 << 12,
    ExplicitOnly = 1 << 13,
    Override = 1 << 14,
    MainParameters = 1 << 15,
    MasterParameters = 1 << 16,
    Templates = 1 << 17,
    TlsDetails = 1 << 18,
    Expand = 1 << 19,
    Exclude = 1 << 20,
    CommentOut = 1 << 21,

    /// <summary>Beside <see cref="MasterParameters"/>: not only the settings of services, but all that are in effect.</summary>
    InEffect = 1 << 22,
}
