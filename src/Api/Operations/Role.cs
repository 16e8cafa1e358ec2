namespace Sunomi.Operations;

/// <summary>What a viewer may do beyond his own things.</summary>
internal enum Role
{
    Admin,
}
