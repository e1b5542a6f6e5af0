namespace Postfix.Postconf;

/// <summary>The option letters of postconf(1) that choose what to do; the order is that of error messages.</summary>
[Flags]
internal enum Switches
{
    None = 0,
    ServerSaslTypes = 1 << 0,
    ClientSaslTypes = 1 << 1,
    ExpandedTemplates = 1 << 2,
    ParameterClasses = 1 << 3,
    Defaults = 1 << 4,
    Edit = 1 << 5,
    Fold = 1 << 6,
    MasterFields = 1 << 7,
    HideNames = 1 << 8,
    HideValues = 1 << 9,
    Json = 1 << 10,
    LockTypes = 1 << 11,
    TableTypes = 1 << 12,
    MasterEntries = 1 << 13,
    ExplicitOnly = 1 << 14,
    Override = 1 << 15,
    MainParameters = 1 << 16,
    MasterParameters = 1 << 17,
    Templates = 1 << 18,
    TlsDetails = 1 << 19,
    Expand = 1 << 20,
    Exclude = 1 << 21,
    CommentOut = 1 << 22,
    ServiceView = 1 << 23,
}
