#!/bin/sh
# The bucket, and an account that may do what it likes there and nothing elsewhere. Changes nothing when it runs again, but for the password.
set -eu
mc alias set store http://store:9000 root "$STORE_ROOT_PASSWORD" >/dev/null
mc mb --ignore-existing store/sunomi
mc admin policy create store sunomi /setup/store-policy.json
mc admin user add store sunomi "$STORE_PASSWORD"
# attaching twice is an error of its own
mc admin policy attach store sunomi --user sunomi 2>/dev/null || mc admin user info store sunomi | grep -q sunomi
